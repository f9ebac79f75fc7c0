"""boto3 through the steps of the matrix, as sdk_test.go beside it says."""
import os
import sys
import threading
import time

import boto3
from botocore.exceptions import EventStreamError

kinesis = boto3.client("kinesis")
STREAM = "matrix-boto3-%s-%d" % (os.environ["SHARDWELL_TRANSPORT"], os.getpid())
HALF = 2**127  # where shard 1 begins
PATIENCE = {"Delay": 1, "MaxAttempts": 60}
sent = {}  # by shard: (sequence number, data) in order of sequence number


def expect(what, expected, got):
    if expected != got:
        raise AssertionError("%s: expected %r, got %r" % (what, expected, got))


def put(data, hash_key):
    out = kinesis.put_record(StreamName=STREAM, Data=data, PartitionKey="k", ExplicitHashKey=str(hash_key))
    sent.setdefault(out["ShardId"], []).append((out["SequenceNumber"], data))
    return out


def active():
    kinesis.get_waiter("stream_exists").wait(StreamName=STREAM, WaiterConfig=PATIENCE)


def create():
    kinesis.create_stream(StreamName=STREAM, ShardCount=2)
    active()


def put_one():
    out = put(bytes(range(256)), 0)
    expect("shard", "shardId-000000000000", out["ShardId"])
    expect("digits of the sequence number", 56, len(out["SequenceNumber"]))


def put_many():
    entries = [{"Data": b"record %d" % i, "PartitionKey": "k%d" % i, "ExplicitHashKey": str(i % 2 * HALF)} for i in range(100)]
    out = kinesis.put_records(StreamName=STREAM, Records=entries)
    expect("FailedRecordCount", 0, out["FailedRecordCount"])
    for entry, answer in zip(entries, out["Records"], strict=True):
        sent.setdefault(answer["ShardId"], []).append((answer["SequenceNumber"], entry["Data"]))
    expect("shards", 2, len(sent))


def got(record):
    age = abs(record["ApproximateArrivalTimestamp"].timestamp() - time.time())
    if age > 60:
        raise AssertionError("a record arrived %d s from now" % age)
    return record["SequenceNumber"], record["Data"]


def iterate():
    for shard, records in sent.items():
        expect("order", sorted(records, key=lambda r: int(r[0])), records)
        position = kinesis.get_shard_iterator(StreamName=STREAM, ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        read = []
        while len(read) < len(records):
            page = kinesis.get_records(ShardIterator=position, Limit=40)
            read += [got(r) for r in page["Records"]]
            position = page["NextShardIterator"]
        expect("records of " + shard, records, read)


def page():
    # By hand: boto3's paginator gives the name along with the token, which Kinesis refuses.
    answer = kinesis.list_shards(StreamName=STREAM, MaxResults=1)
    pages = [answer]
    while "NextToken" in answer:
        answer = kinesis.list_shards(NextToken=answer["NextToken"], MaxResults=1)
        pages.append(answer)
    expect("shards", [["shardId-000000000000"], ["shardId-000000000001"]], [[s["ShardId"] for s in p["Shards"]] for p in pages if p["Shards"]])


def stream_arn():
    return kinesis.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"]["StreamARN"]


def consumer():
    arn = kinesis.register_stream_consumer(StreamARN=stream_arn(), ConsumerName="fan")["Consumer"]["ConsumerARN"]
    for _ in range(PATIENCE["MaxAttempts"]):  # boto3 has no waiter for consumers
        if kinesis.describe_stream_consumer(ConsumerARN=arn)["ConsumerDescription"]["ConsumerStatus"] == "ACTIVE":
            return arn
        time.sleep(0.2)
    raise AssertionError("the consumer is not ACTIVE")


def follow(arn, shard, seen=None):
    """Reads a shard from its beginning to its end: the records and the children."""
    stream = kinesis.subscribe_to_shard(ConsumerARN=arn, ShardId=shard, StartingPosition={"Type": "TRIM_HORIZON"})["EventStream"]
    records = []
    for event in stream:
        event = event["SubscribeToShardEvent"]
        records += [got(r) for r in event["Records"]]
        if seen and records:
            seen.set()
        if "ChildShards" in event:
            expect("ContinuationSequenceNumber at the end", None, event.get("ContinuationSequenceNumber"))
            return records, sorted(c["ShardId"] for c in event["ChildShards"])
    raise AssertionError("the subscription ended before the shard")


def read_some(arn, shard):
    """Reads what a shard that stays open has."""
    stream = kinesis.subscribe_to_shard(ConsumerARN=arn, ShardId=shard, StartingPosition={"Type": "TRIM_HORIZON"})["EventStream"]
    records = []
    for event in stream:
        records += [got(r) for r in event["SubscribeToShardEvent"]["Records"]]
        if len(records) >= len(sent[shard]):
            break
    stream.close()
    return records


def subscribe():
    arn, shard = consumer(), "shardId-000000000000"
    seen, failures = threading.Event(), []

    def split():
        try:
            seen.wait(60)
            put(b"before the split", 0)
            kinesis.split_shard(StreamName=STREAM, ShardToSplit=shard, NewStartingHashKey=str(HALF // 2))
            active()
            for i in range(20):
                put(b"after the split %d" % i, i % 2 * HALF // 2)
        except Exception as e:
            failures.append(e)

    splitter = threading.Thread(target=split)
    splitter.start()
    records, children = follow(arn, shard, seen)
    splitter.join()
    expect("failures of the split", [], failures)
    expect("records of the parent", sent[shard], records)
    expect("children", ["shardId-000000000002", "shardId-000000000003"], children)
    for child in children:
        expect("records of " + child, sent[child], read_some(arn, child))


def refused(exception, pattern, call, **arguments):
    try:
        answer = call(**arguments)
    except exception as e:
        if pattern not in e.response["Error"]["Message"]:
            raise AssertionError("message %r" % e.response["Error"]["Message"])
        expect("characters of the request id", 36, len(e.response["ResponseMetadata"]["RequestId"]))
        return
    raise AssertionError("expected %s, got %r" % (exception.__name__, answer))


def errors():
    known = kinesis.exceptions
    refused(known.ResourceNotFoundException, "nowhere", kinesis.describe_stream_summary, StreamName="nowhere")
    refused(known.ResourceInUseException, STREAM, kinesis.create_stream, StreamName=STREAM, ShardCount=1)
    refused(known.InvalidArgumentException, "", kinesis.get_records, ShardIterator="AAAA")
    refused(known.InvalidArgumentException, "", kinesis.split_shard, StreamName=STREAM, ShardToSplit="shardId-000000000001", NewStartingHashKey="0")
    arn = kinesis.describe_stream_consumer(StreamARN=stream_arn(), ConsumerName="fan")["ConsumerDescription"]["ConsumerARN"]
    stream = kinesis.subscribe_to_shard(ConsumerARN=arn, ShardId="shardId-000000000001", StartingPosition={"Type": "LATEST"})["EventStream"]
    events = iter(stream)
    next(events)
    kinesis.deregister_stream_consumer(ConsumerARN=arn)
    try:
        for _ in events:
            pass
    except EventStreamError as e:
        expect("error in the stream", "ResourceNotFoundException", e.response["Error"]["Code"])
        return
    raise AssertionError("the subscription of a deleted consumer ended without an error")


def delete():
    kinesis.delete_stream(StreamName=STREAM, EnforceConsumerDeletion=True)
    kinesis.get_waiter("stream_not_exists").wait(StreamName=STREAM, WaiterConfig=PATIENCE)


failed = False
for name, run in [("create", create), ("put", put_one), ("puts", put_many), ("iterate", iterate), ("page", page),
                  ("subscribe", subscribe), ("errors", errors), ("delete", delete)]:
    try:
        run()
        print("step", name, "ok", flush=True)
    except Exception as e:
        failed = True
        print("step", name, "FAILED", " ".join(("%s: %s" % (type(e).__name__, e)).split()), flush=True)
sys.exit(failed)
