"""The tutorials with boto3, unmodified; the endpoint comes from AWS_ENDPOINT_URL."""
import hashlib
import json
import random
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from steps import check, check_like, run, step

FIRST = "shardId-000000000000"
kinesis = boto3.client("kinesis")
# For the steps that look at a refusal: a client that does not try again.
once = boto3.client("kinesis", config=Config(retries={"total_max_attempts": 1, "mode": "standard"}))


def refused(what, code, pattern, call, **arguments):
    try:
        got = call(**arguments)
    except ClientError as e:
        check(what + ": code", code, e.response["Error"]["Code"])
        check_like(what + ": message", pattern, e.response["Error"]["Message"])
        return
    check(what, code, got)


def iterator(stream, shard, type, **more):
    return kinesis.get_shard_iterator(StreamName=stream, ShardId=shard, ShardIteratorType=type, **more)["ShardIterator"]


def read(stream, type, **more):
    return [r["Data"] for r in kinesis.get_records(ShardIterator=iterator(stream, FIRST, type, **more))["Records"]]


@step("S1.1", "create a stream")
def create():
    kinesis.create_stream(StreamName="test-stream1", ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName="test-stream1", WaiterConfig={"Delay": 1})
    summary = kinesis.describe_stream_summary(StreamName="test-stream1")["StreamDescriptionSummary"]
    for name, value in {
        "StreamName": "test-stream1",
        "StreamARN": "arn:aws:kinesis:ap-northeast-1:000000000000:stream/test-stream1",
        "StreamStatus": "ACTIVE", "RetentionPeriodHours": 24, "EnhancedMonitoring": [{"ShardLevelMetrics": []}],
        "EncryptionType": "NONE", "OpenShardCount": 1, "ConsumerCount": 0,
    }.items():
        check(name, value, summary.get(name))
    check("a creation time of now", True, abs(summary["StreamCreationTimestamp"].timestamp() - time.time()) < 60)


@step("S1.2", "put a record")
def put_record():
    out = kinesis.put_record(StreamName="test-stream1", PartitionKey="123", Data=b"testdata")
    check("ShardId", FIRST, out["ShardId"])
    check_like("SequenceNumber", "^[0-9]{56}$", out["SequenceNumber"])


@step("S1.3", "put three records")
def put_records():
    out = kinesis.put_records(StreamName="test-stream1", Records=[
        {"Data": b"blob%d" % i, "PartitionKey": "partitionkey%d" % i} for i in (1, 2, 3)])
    check("FailedRecordCount", 0, out["FailedRecordCount"])
    numbers = [int(r["SequenceNumber"]) for r in out["Records"]]
    check("entries", 3, len(numbers))
    for a, b in zip(numbers, numbers[1:]):
        check("neighbours %d apart" % (b - a), True, b - a in (2**80, 2**80 + 2**36))


@step("S1.4", "describe the stream")
def describe():
    shards = kinesis.describe_stream(StreamName="test-stream1")["StreamDescription"]["Shards"]
    check("shards", 1, len(shards))
    check("range", {"StartingHashKey": "0", "EndingHashKey": str(2**128 - 1)}, shards[0]["HashKeyRange"])
    check("MD5", 42767516990368493138776584305024125808, int(hashlib.md5(b"123").hexdigest(), 16))
    check("list_shards", shards, kinesis.list_shards(StreamName="test-stream1")["Shards"])
    check("paginated", shards, kinesis.get_paginator("list_shards").paginate(StreamName="test-stream1").build_full_result()["Shards"])
    check("list_streams", ["full", "test-stream1"], kinesis.list_streams()["StreamNames"])


@step("S1.5a", "TRIM_HORIZON")
def trim_horizon():
    check("data", [b"testdata", b"blob1", b"blob2", b"blob3"], read("test-stream1", "TRIM_HORIZON"))
    quoted = '"' + iterator("test-stream1", FIRST, "TRIM_HORIZON") + '"'
    page = kinesis.get_records(ShardIterator=quoted)
    check("with quotes", 4, len(page["Records"]))
    check("arrival of now", True, abs(page["Records"][0]["ApproximateArrivalTimestamp"].timestamp() - time.time()) < 60)


@step("S1.5b", "LATEST")
def latest():
    it = iterator("test-stream1", FIRST, "LATEST")
    page = kinesis.get_records(ShardIterator=it)
    check("records", [], page["Records"])
    check("MillisBehindLatest", 0, page["MillisBehindLatest"])
    check_like("NextShardIterator", "^AAAAAAAAAA", page["NextShardIterator"])
    kinesis.put_record(StreamName="test-stream1", PartitionKey="123", Data=b"testdata")
    check("after a put", [b"testdata"], [r["Data"] for r in kinesis.get_records(ShardIterator=it)["Records"]])


@step("S1.5c", "AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER")
def by_number():
    n = kinesis.put_record(StreamName="test-stream1", PartitionKey="123", Data=b"first")["SequenceNumber"]
    kinesis.put_record(StreamName="test-stream1", PartitionKey="123", Data=b"second")
    check("at", [b"first", b"second"], read("test-stream1", "AT_SEQUENCE_NUMBER", StartingSequenceNumber=n))
    check("after", [b"second"], read("test-stream1", "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber=n))


@step("S1.5d", "AT_TIMESTAMP")
def by_time():
    everything = read("test-stream1", "TRIM_HORIZON")
    check("long ago", everything, read("test-stream1", "AT_TIMESTAMP", Timestamp=1000000000))
    time.sleep(0.1)
    now = time.time()
    kinesis.put_record(StreamName="test-stream1", PartitionKey="123", Data=b"afterwards")
    check("between", [b"afterwards"], read("test-stream1", "AT_TIMESTAMP", Timestamp=now))


@step("S1.6a", "501 records")
def too_many():
    refused("501 records", "ValidationException", "at 'records' failed .* less than or equal to 500", kinesis.put_records,
            StreamName="test-stream1", Records=[{"Data": b"x", "PartitionKey": "k"}] * 501)


@step("S1.6b", "a record of 1 MiB and a byte")
def too_large():
    refused("1 MiB + 1", "ValidationException", "at 'data' failed .* less than or equal to 1048576", kinesis.put_record,
            StreamName="test-stream1", PartitionKey="123", Data=b"x" * 1048577)


@step("S1.6c", "more than 10 MiB in one PutRecords")
def too_much():
    refused("11 MB", "InvalidArgumentException", "", kinesis.put_records,
            StreamName="test-stream1", Records=[{"Data": b"x" * 1000000, "PartitionKey": "k"}] * 11)


def throttled(out, stream):
    failed = [r for r in out["Records"] if "ErrorCode" in r]
    check("FailedRecordCount", len(failed), out["FailedRecordCount"])
    for r in failed:
        check("ErrorCode", "ProvisionedThroughputExceededException", r["ErrorCode"])
        check("ErrorMessage", "Rate exceeded for shard %s in stream %s under account 000000000000." % (FIRST, stream), r["ErrorMessage"])
    return len(failed)


@step("S1.6d", "more than 1,000 records and 1 MiB a second")
def write_rate():
    time.sleep(1)
    failed = 0
    for _ in range(8):
        failed += throttled(kinesis.put_records(StreamName="test-stream1", Records=[{"Data": b"x", "PartitionKey": "k"}] * 500), "test-stream1")
    check("some of 4,000 records refused", True, failed > 0)
    time.sleep(1)
    out = kinesis.put_records(StreamName="test-stream1", Records=[{"Data": b"x" * 16000, "PartitionKey": "k"}] * 500)
    check("some of 8 MB refused", True, throttled(out, "test-stream1") > 0)


@step("S1.6e", "a sixth read within a second")
def read_rate():
    it = iterator("full", "2", "LATEST")
    for _ in range(5):
        once.get_records(ShardIterator=it)

    def many():
        return [once.get_records(ShardIterator=it)["Records"] for _ in range(50)]
    refused("many reads", "ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000002 in stream full under account 000000000000.", many)


@step("S1.6f", "more than 2 MB a second")
def read_bytes():
    it = iterator("full", "0", "TRIM_HORIZON")
    check("records", 8, len(once.get_records(ShardIterator=it, Limit=8)["Records"]))
    refused("another read", "ProvisionedThroughputExceededException", "Rate exceeded for shard " + FIRST, once.get_records, ShardIterator=it, Limit=1)


@step("S1.6g", "a page of 10 MiB, then another read within 5 s")
def read_page():
    it = iterator("full", "1", "TRIM_HORIZON")
    page = once.get_records(ShardIterator=it)
    check("records in a page", 10, len(page["Records"]))
    check("behind", True, page["MillisBehindLatest"] > 0)
    refused("another read", "ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000001", once.get_records, ShardIterator=it, Limit=1)
    time.sleep(5.5)
    check("after 5 s", 1, len(once.get_records(ShardIterator=it, Limit=1)["Records"]))


@step("S1.7", "delete the stream")
def delete():
    kinesis.delete_stream(StreamName="test-stream1")
    kinesis.get_waiter("stream_not_exists").wait(StreamName="test-stream1", WaiterConfig={"Delay": 1})
    refused("describe", "ResourceNotFoundException", "^Stream test-stream1 under account 000000000000 not found.$", kinesis.describe_stream, StreamName="test-stream1")


@step("S5.3", "fifty people in us-east-2")
def people():
    client = boto3.client("kinesis", region_name="us-east-2")
    check("list_streams", [], client.list_streams()["StreamNames"])
    client.create_stream(StreamName="Test", ShardCount=1)
    client.get_waiter("stream_exists").wait(StreamName="Test", WaiterConfig={"Delay": 1})
    it = client.get_shard_iterator(StreamName="Test", ShardId=FIRST, ShardIteratorType="LATEST")["ShardIterator"]
    sent = []
    for i in range(50):
        person = {"name": random.choice("ABCDE"), "age": random.randrange(20, 60), "gender": random.choice("MF"),
                  "score": random.randrange(100), "job": random.choice(["cook", "clerk"]), "i": i}
        sent.append(person)
        client.put_record(StreamName="Test", Data=json.dumps(person), PartitionKey=str(i))
    got = []
    while True:
        page = client.get_records(ShardIterator=it, Limit=10)
        if not page["Records"]:
            break
        check("page size", True, len(page["Records"]) <= 10)
        got += [json.loads(r["Data"]) for r in page["Records"]]
        it = page["NextShardIterator"]
        time.sleep(0.2)
    check("people", sent, got)
    check("ARN", "arn:aws:kinesis:us-east-2:000000000000:stream/Test", client.describe_stream(StreamName="Test")["StreamDescription"]["StreamARN"])


run()
