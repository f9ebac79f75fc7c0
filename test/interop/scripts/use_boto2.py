"""The tutorials with boto 2.49, unmodified; only the host is overridden."""
import base64
import hashlib
import json
import os
import random
import time
from urllib.parse import urlparse

import boto.kinesis
from boto.exception import BotoServerError

from steps import check, check_like, run, step

FIRST = "shardId-000000000000"
server = urlparse(os.environ["AWS_ENDPOINT_URL"])
SECURE = server.scheme == "https"


def connect(region):
    connection = boto.kinesis.connect_to_region(region, host=server.hostname, port=server.port, is_secure=SECURE)
    # Signing for an address, boto 2 takes region and service from the address'
    # parts ("0" and "127"): a server that does not verify has to take the region
    # from elsewhere, for one that does boto has to be told.
    if SECURE:
        connection.auth_region_name, connection.auth_service_name = region, "kinesis"
    return connection


kinesis = connect("ap-northeast-1")


def refused(what, code, pattern, call, *arguments, **more):
    try:
        got = call(*arguments, **more)
    except BotoServerError as e:
        check(what + ": status", 400, e.status)
        check(what + ": code", code, e.body["__type"])
        check_like(what + ": message", pattern, e.body["message"])
        return
    check(what, code, got)


def iterator(stream, shard, type, **more):
    return kinesis.get_shard_iterator(stream, shard, type, **more)["ShardIterator"]


def read(stream, type, **more):
    time.sleep(0.25)  # boto 2 does not try again when a shard's five reads a second are used up
    return [r["Data"] for r in kinesis.get_records(iterator(stream, FIRST, type, **more))["Records"]]


def await_status(client, stream, status):
    for _ in range(300):
        if client.describe_stream(stream)["StreamDescription"]["StreamStatus"] == status:
            return
        time.sleep(0.1)
    check("status after 30 s", status, None)


@step("S1.1", "create a stream")
def create():
    kinesis.create_stream("test-stream1", 1)
    await_status(kinesis, "test-stream1", "ACTIVE")
    description = kinesis.describe_stream("test-stream1")["StreamDescription"]
    for name, value in {
        "StreamName": "test-stream1",
        "StreamARN": "arn:aws:kinesis:ap-northeast-1:000000000000:stream/test-stream1",
        "RetentionPeriodHours": 24, "EnhancedMonitoring": [{"ShardLevelMetrics": []}],
        "EncryptionType": "NONE", "HasMoreShards": False,
    }.items():
        check(name, value, description.get(name))


@step("S1.2", "put a record")
def put_record():
    out = kinesis.put_record("test-stream1", "testdata", "123")
    check("ShardId", FIRST, out["ShardId"])
    check_like("SequenceNumber", "^[0-9]{56}$", out["SequenceNumber"])


@step("S1.3", "put three records")
def put_records():
    out = kinesis.put_records([{"Data": "blob%d" % i, "PartitionKey": "partitionkey%d" % i} for i in (1, 2, 3)], "test-stream1")
    check("FailedRecordCount", 0, out["FailedRecordCount"])
    numbers = [int(r["SequenceNumber"]) for r in out["Records"]]
    check("entries", 3, len(numbers))
    for a, b in zip(numbers, numbers[1:]):
        check("neighbours %d apart" % (b - a), True, b - a in (2**80, 2**80 + 2**36))


@step("S1.4", "describe the stream")
def describe():
    shards = kinesis.describe_stream("test-stream1")["StreamDescription"]["Shards"]
    check("shards", 1, len(shards))
    check("range", {"StartingHashKey": "0", "EndingHashKey": str(2**128 - 1)}, shards[0]["HashKeyRange"])
    check("MD5", 42767516990368493138776584305024125808, int(hashlib.md5(b"123").hexdigest(), 16))
    check("list_streams", True, "test-stream1" in kinesis.list_streams()["StreamNames"])


@step("S1.5a", "TRIM_HORIZON")
def trim_horizon():
    check("data", ["testdata", "blob1", "blob2", "blob3"], read("test-stream1", "TRIM_HORIZON"))
    page = kinesis.get_records('"' + iterator("test-stream1", FIRST, "TRIM_HORIZON") + '"', b64_decode=False)
    check("with quotes, data as sent", base64.b64encode(b"testdata").decode(), page["Records"][0]["Data"])
    check("arrival of now", True, abs(page["Records"][0]["ApproximateArrivalTimestamp"] - time.time()) < 60)


@step("S1.5b", "LATEST")
def latest():
    it = iterator("test-stream1", FIRST, "LATEST")
    page = kinesis.get_records(it)
    check("records", [], page["Records"])
    check("MillisBehindLatest", 0, page["MillisBehindLatest"])
    kinesis.put_record("test-stream1", "testdata", "123")
    check("after a put", ["testdata"], [r["Data"] for r in kinesis.get_records(it)["Records"]])


@step("S1.5c", "AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER")
def by_number():
    n = kinesis.put_record("test-stream1", "first", "123")["SequenceNumber"]
    kinesis.put_record("test-stream1", "second", "123")
    check("at", ["first", "second"], read("test-stream1", "AT_SEQUENCE_NUMBER", starting_sequence_number=n))
    check("after", ["second"], read("test-stream1", "AFTER_SEQUENCE_NUMBER", starting_sequence_number=n))


@step("S1.6a", "501 records")
def too_many():
    refused("501 records", "ValidationException", "at 'records' failed .* less than or equal to 500", kinesis.put_records,
            [{"Data": "x", "PartitionKey": "k"} for _ in range(501)], "test-stream1")


@step("S1.6b", "a record of 1 MiB and a byte")
def too_large():
    refused("1 MiB + 1", "ValidationException", "at 'data' failed .* less than or equal to 1048576", kinesis.put_record,
            "test-stream1", "x" * 1048577, "123")


@step("S1.6c", "more than 10 MiB in one PutRecords")
def too_much():
    refused("11 MB", "InvalidArgumentException", "", kinesis.put_records,
            [{"Data": "x" * 1000000, "PartitionKey": "k"} for _ in range(11)], "test-stream1")


@step("S1.6d", "more than 1,000 records and 1 MiB a second")
def write_rate():
    def put(size, count):
        out = kinesis.put_records([{"Data": "x" * size, "PartitionKey": "k"} for _ in range(500)], "test-stream1")
        failed = [r for r in out["Records"] if "ErrorCode" in r]
        check("FailedRecordCount", len(failed), out["FailedRecordCount"])
        for r in failed:
            check("ErrorCode", "ProvisionedThroughputExceededException", r["ErrorCode"])
        return len(failed)
    time.sleep(1)
    check("some of 4,000 records refused", True, sum(put(1, 500) for _ in range(8)) > 0)
    time.sleep(1)
    check("some of 8 MB refused", True, put(16000, 500) > 0)


@step("S1.6e", "a sixth read within a second")
def read_rate():
    it = iterator("full", "2", "LATEST")
    for _ in range(5):
        kinesis.get_records(it)

    def many():
        return [kinesis.get_records(it)["Records"] for _ in range(50)]
    refused("many reads", "ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000002 in stream full", many)


@step("S1.6f", "more than 2 MB a second")
def read_bytes():
    it = iterator("full", "0", "TRIM_HORIZON")
    check("records", 8, len(kinesis.get_records(it, limit=8)["Records"]))
    refused("another read", "ProvisionedThroughputExceededException", "Rate exceeded for shard " + FIRST, kinesis.get_records, it, limit=1)


@step("S1.6g", "a page of 10 MiB, then another read within 5 s")
def read_page():
    it = iterator("full", "1", "TRIM_HORIZON")
    check("records in a page", 10, len(kinesis.get_records(it)["Records"]))
    refused("another read", "ProvisionedThroughputExceededException", "Rate exceeded for shard shardId-000000000001", kinesis.get_records, it, limit=1)
    time.sleep(5.5)
    check("after 5 s", 1, len(kinesis.get_records(it, limit=1)["Records"]))


@step("S1.7", "delete the stream")
def delete():
    kinesis.delete_stream("test-stream1")
    for _ in range(300):
        if "test-stream1" not in kinesis.list_streams()["StreamNames"]:
            break
        time.sleep(0.1)
    refused("describe", "ResourceNotFoundException", "^Stream test-stream1 under account 000000000000 not found.$", kinesis.describe_stream, "test-stream1")


@step("S5.3", "fifty people in us-east-2")
def people():
    client = connect("us-east-2")
    check("list_streams", [], client.list_streams()["StreamNames"])
    client.create_stream("Test", 1)
    await_status(client, "Test", "ACTIVE")
    it = client.get_shard_iterator("Test", FIRST, "LATEST")["ShardIterator"]
    sent = []
    for i in range(50):
        person = {"name": random.choice("ABCDE"), "age": random.randrange(20, 60), "gender": random.choice("MF"),
                  "score": random.randrange(100), "job": random.choice(["cook", "clerk"]), "i": i}
        sent.append(person)
        client.put_record("Test", json.dumps(person), str(i))
    got = []
    while True:
        page = client.get_records(it, limit=10)
        if not page["Records"]:
            break
        check("page size", True, len(page["Records"]) <= 10)
        got += [json.loads(r["Data"]) for r in page["Records"]]
        it = page["NextShardIterator"]
        time.sleep(0.2)
    check("people", sent, got)
    check("ARN", "arn:aws:kinesis:us-east-2:000000000000:stream/Test", client.describe_stream("Test")["StreamDescription"]["StreamARN"])


run()
