"""Every operation of the API with boto3: each succeeds at least once, and each
is refused at least once with an exception of its model, caught by its class.
Waiters, paginators and the event stream are those of the client.

AWS_ENDPOINT_URL is a server; STRICT_ENDPOINT_URL is
one that keeps AWS's rates of control calls.
"""
import contextlib
import json
import os
import time

import boto3
from botocore.config import Config
from botocore.exceptions import WaiterError

from steps import Mismatch, check, check_like, run, step

ACCOUNT = "000000000000"
ARN = "arn:aws:kinesis:ap-northeast-1:%s:" % ACCOUNT
FIRST = "shardId-000000000000"
MAX_HASH = str(2**128 - 1)
MIDDLE = str(2**127)
ONCE = Config(retries={"total_max_attempts": 1, "mode": "standard"})
# One call is one request, so that what was refused is seen to be refused.
kinesis = boto3.client("kinesis", config=ONCE)
# For reading back: this one waits and tries again, as users' clients do.
patient = boto3.client("kinesis")
strict = boto3.client("kinesis", config=ONCE, endpoint_url=os.environ["STRICT_ENDPOINT_URL"])
MODEL = kinesis.meta.service_model

succeeded, refused_with = set(), {}


def note(http_response, parsed, model, **_):
    if http_response.status_code < 300:
        succeeded.add(model.name)
    else:
        refused_with.setdefault(model.name, set()).add(parsed["Error"]["Code"])


for client in (kinesis, patient, strict):
    client.meta.events.register("after-call.kinesis.*", note)


@contextlib.contextmanager
def refused(exception, pattern="", client=kinesis):
    """The block has to raise client.exceptions.<exception>."""
    try:
        yield
    except getattr(client.exceptions, exception) as e:
        check_like("message", pattern, e.response["Error"]["Message"])
        return
    raise Mismatch("expected %s, and nothing was refused" % exception)


def operation(name, title):
    """A step for one operation, which has to be carried out and to be refused."""
    def register(f):
        def whole():
            f()
            check("a success of " + name, True, name in succeeded)
            modelled = {e.name for e in MODEL.operation_model(name).error_shapes}
            check("a modelled refusal of %s, had %s" % (name, refused_with.get(name)), True,
                  bool(refused_with.get(name, set()) & modelled))
        step(name, title, covers=[name])(whole)
        return whole
    return register


def arn(stream):
    return ARN + "stream/" + stream


def eventually(what, expected, ask):
    """Waits until ask() is expected."""
    got = None
    for _ in range(200):
        got = ask()
        if got == expected:
            return
        time.sleep(0.05)
    check(what, expected, got)


def summary(stream):
    return kinesis.describe_stream_summary(StreamName=stream)["StreamDescriptionSummary"]


def active(stream):
    eventually("status of " + stream, "ACTIVE", lambda: summary(stream)["StreamStatus"])


def create(stream, shards=None, **more):
    if shards:
        more["ShardCount"] = shards
    else:
        more["StreamModeDetails"] = {"StreamMode": "ON_DEMAND"}
    kinesis.create_stream(StreamName=stream, **more)
    active(stream)


def iterator(stream, shard=FIRST, type="TRIM_HORIZON", **more):
    return patient.get_shard_iterator(StreamName=stream, ShardId=shard, ShardIteratorType=type, **more)["ShardIterator"]


def shards(stream, **more):
    return kinesis.list_shards(StreamName=stream, **more)["Shards"]


# Streams


@operation("CreateStream", "both modes, tags, record size; a name that is taken")
def _():
    create("provisioned", 2, Tags={"a": "1"}, MaxRecordSizeInKiB=2048)
    create("ondemand")
    check("mode", "ON_DEMAND", summary("ondemand")["StreamModeDetails"]["StreamMode"])
    check("open shards", 4, summary("ondemand")["OpenShardCount"])
    check("record size", 2048, summary("provisioned")["MaxRecordSizeInKiB"])
    with refused("ResourceInUseException", "^Stream provisioned under account %s already exists.$" % ACCOUNT):
        kinesis.create_stream(StreamName="provisioned", ShardCount=1)


@operation("DescribeStream", "by name and by ARN; a stream that is missing")
def _():
    by_name = kinesis.describe_stream(StreamName="provisioned")["StreamDescription"]
    check("ARN", arn("provisioned"), by_name["StreamARN"])
    check("shards", 2, len(by_name["Shards"]))
    check("by ARN", by_name, kinesis.describe_stream(StreamARN=arn("provisioned"))["StreamDescription"])
    with refused("ResourceNotFoundException", "^Stream missing under account %s not found.$" % ACCOUNT):
        kinesis.describe_stream(StreamARN=arn("missing"))


@operation("DescribeStreamSummary", "a summary; name and ARN of two streams")
def _():
    check("counts", (2, 0), (summary("provisioned")["OpenShardCount"], summary("provisioned")["ConsumerCount"]))
    with refused("InvalidArgumentException"):
        kinesis.describe_stream_summary(StreamName="provisioned", StreamARN=arn("ondemand"))


@operation("ListStreams", "the names; a token that is none")
def _():
    check("names", ["ondemand", "provisioned"], kinesis.list_streams()["StreamNames"])
    with refused("InvalidArgumentException"):
        kinesis.list_streams(NextToken="AAAA")


@operation("ListShards", "two shards, AT_LATEST; token and name together")
def _():
    check("open", 2, len(shards("provisioned", ShardFilter={"Type": "AT_LATEST"})))
    page = kinesis.list_shards(StreamName="provisioned", MaxResults=1)
    rest = kinesis.list_shards(NextToken=page["NextToken"])
    check("pages", shards("provisioned"), page["Shards"] + rest["Shards"])
    with refused("InvalidArgumentException", "^NextToken and StreamName cannot be provided together.$"):
        kinesis.list_shards(StreamName="provisioned", NextToken=page["NextToken"])


@operation("DeleteStream", "a stream that exists, then the same again")
def _():
    create("short-lived", 1)
    kinesis.delete_stream(StreamName="short-lived", EnforceConsumerDeletion=True)
    kinesis.get_waiter("stream_not_exists").wait(StreamName="short-lived", WaiterConfig={"Delay": 1})
    with refused("ResourceNotFoundException"):
        kinesis.delete_stream(StreamName="short-lived")


@step("waiters", "stream_exists and stream_not_exists", covers=["DescribeStream"])
def _():
    kinesis.create_stream(StreamName="waited-for", ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName="waited-for", WaiterConfig={"Delay": 1})
    kinesis.delete_stream(StreamName="waited-for")
    kinesis.get_waiter("stream_not_exists").wait(StreamName="waited-for", WaiterConfig={"Delay": 1})


# Records


@operation("PutRecord", "a record, in order; a dry run; a shard that would not be found")
def _():
    first = kinesis.put_record(StreamName="provisioned", PartitionKey="k", Data=b"one", ExplicitHashKey="0")
    check("shard", FIRST, first["ShardId"])
    second = kinesis.put_record(StreamARN=arn("provisioned"), PartitionKey="k", Data=b"two", ExplicitHashKey="0",
                                SequenceNumberForOrdering=first["SequenceNumber"])
    check("order", True, int(second["SequenceNumber"]) > int(first["SequenceNumber"]))
    with refused("DryRunOperationException"):
        kinesis.put_record(StreamName="provisioned", PartitionKey="k", Data=b"dry", DryRun=True)
    with refused("InvalidArgumentException", "^Invalid ExplicitHashKey. "):
        kinesis.put_record(StreamName="provisioned", PartitionKey="k", Data=b"", ExplicitHashKey=str(2**128))


@operation("PutRecords", "three records; a stream that is missing")
def _():
    out = kinesis.put_records(StreamName="provisioned", Records=[
        {"PartitionKey": "k%d" % i, "Data": b"%d" % i, "ExplicitHashKey": MAX_HASH} for i in range(3)])
    check("failed", 0, out["FailedRecordCount"])
    check("shards", ["shardId-000000000001"] * 3, [r["ShardId"] for r in out["Records"]])
    with refused("ResourceNotFoundException"):
        kinesis.put_records(StreamName="missing", Records=[{"PartitionKey": "k", "Data": b""}])


@operation("GetShardIterator", "all five types; a shard that is missing")
def _():
    number = patient.get_records(ShardIterator=iterator("provisioned"))["Records"][0]["SequenceNumber"]
    for type, more in {"TRIM_HORIZON": {}, "LATEST": {}, "AT_TIMESTAMP": {"Timestamp": 1000000000},
                       "AT_SEQUENCE_NUMBER": {"StartingSequenceNumber": number},
                       "AFTER_SEQUENCE_NUMBER": {"StartingSequenceNumber": number}}.items():
        check_like(type, "^AAAAAAAAAA", iterator("provisioned", type=type, **more))
    with refused("ResourceNotFoundException", "^Shard shardId-000000000099 in stream provisioned under account %s does not exist$" % ACCOUNT):
        kinesis.get_shard_iterator(StreamName="provisioned", ShardId="shardId-000000000099", ShardIteratorType="LATEST")


@operation("GetRecords", "what was put; an iterator that is none")
def _():
    page = patient.get_records(ShardIterator=iterator("provisioned", "shardId-000000000001"), Limit=2)
    check("data", [b"0", b"1"], [r["Data"] for r in page["Records"]])
    check("behind", True, page["MillisBehindLatest"] > 0)
    rest = patient.get_records(ShardIterator=page["NextShardIterator"], StreamARN=arn("provisioned"))
    check("rest", [b"2"], [r["Data"] for r in rest["Records"]])
    with refused("InvalidArgumentException", "^Invalid ShardIterator.$"):
        kinesis.get_records(ShardIterator="AAAA")


# Resharding


@operation("SplitShard", "in the middle; a shard that is missing")
def _():
    create("reshard", 1)
    kinesis.split_shard(StreamName="reshard", ShardToSplit=FIRST, NewStartingHashKey=MIDDLE)
    active("reshard")
    all = shards("reshard")
    check("shards", 3, len(all))
    check("parents", [FIRST, FIRST], [s["ParentShardId"] for s in all[1:]])
    check("upper range", {"StartingHashKey": MIDDLE, "EndingHashKey": MAX_HASH}, all[2]["HashKeyRange"])
    with refused("ResourceNotFoundException", "^Could not find shard shardId-000000000077 in stream reshard"):
        kinesis.split_shard(StreamName="reshard", ShardToSplit="shardId-000000000077", NewStartingHashKey="5")


@operation("MergeShards", "neighbours; in the wrong order")
def _():
    with refused("InvalidArgumentException", "not an adjacent pair of shards eligible for merging"):
        kinesis.merge_shards(StreamName="reshard", ShardToMerge="shardId-000000000002", AdjacentShardToMerge="shardId-000000000001")
    kinesis.merge_shards(StreamName="reshard", ShardToMerge="shardId-000000000001", AdjacentShardToMerge="shardId-000000000002")
    active("reshard")
    child = shards("reshard")[3]
    check("parents", ("shardId-000000000001", "shardId-000000000002"), (child["ParentShardId"], child["AdjacentParentShardId"]))
    page = patient.get_records(ShardIterator=iterator("reshard"))
    check("children of the first shard", ["shardId-000000000001", "shardId-000000000002"], [c["ShardId"] for c in page["ChildShards"]])
    check("end of shard", None, page.get("NextShardIterator"))


@operation("UpdateShardCount", "doubled; tripled")
def _():
    out = kinesis.update_shard_count(StreamName="reshard", TargetShardCount=2, ScalingType="UNIFORM_SCALING")
    check("answer", (1, 2, arn("reshard")), (out["CurrentShardCount"], out["TargetShardCount"], out["StreamARN"]))
    active("reshard")
    check("open", 2, summary("reshard")["OpenShardCount"])
    with refused("LimitExceededException", "cannot scale up over double"):
        kinesis.update_shard_count(StreamName="reshard", TargetShardCount=6, ScalingType="UNIFORM_SCALING")


# Settings


@operation("IncreaseStreamRetentionPeriod", "two days; 23 hours")
def _():
    kinesis.increase_stream_retention_period(StreamName="provisioned", RetentionPeriodHours=48)
    active("provisioned")
    check("hours", 48, summary("provisioned")["RetentionPeriodHours"])
    with refused("InvalidArgumentException", "Minimum allowed"):
        kinesis.increase_stream_retention_period(StreamName="provisioned", RetentionPeriodHours=23)


@operation("DecreaseStreamRetentionPeriod", "back to a day; more than there is")
def _():
    with refused("InvalidArgumentException", "can not be longer than existing"):
        kinesis.decrease_stream_retention_period(StreamName="provisioned", RetentionPeriodHours=72)
    kinesis.decrease_stream_retention_period(StreamName="provisioned", RetentionPeriodHours=24)
    active("provisioned")
    check("hours", 24, summary("provisioned")["RetentionPeriodHours"])


@operation("EnableEnhancedMonitoring", "two metrics; a stream that is missing")
def _():
    out = kinesis.enable_enhanced_monitoring(StreamName="provisioned", ShardLevelMetrics=["IncomingBytes", "OutgoingBytes"])
    check("answer", ([], {"IncomingBytes", "OutgoingBytes"}), (out["CurrentShardLevelMetrics"], set(out["DesiredShardLevelMetrics"])))
    active("provisioned")
    with refused("ResourceNotFoundException"):
        kinesis.enable_enhanced_monitoring(StreamName="missing", ShardLevelMetrics=["ALL"])


@operation("DisableEnhancedMonitoring", "all of them; a stream that is missing")
def _():
    out = kinesis.disable_enhanced_monitoring(StreamName="provisioned", ShardLevelMetrics=["ALL"])
    check("answer", ({"IncomingBytes", "OutgoingBytes"}, []), (set(out["CurrentShardLevelMetrics"]), out["DesiredShardLevelMetrics"]))
    active("provisioned")
    check("summary", [{"ShardLevelMetrics": []}], summary("provisioned")["EnhancedMonitoring"])
    with refused("ResourceNotFoundException"):
        kinesis.disable_enhanced_monitoring(StreamName="missing", ShardLevelMetrics=["ALL"])


@operation("StartStreamEncryption", "the key of the service; a stream that is missing")
def _():
    kinesis.start_stream_encryption(StreamName="provisioned", EncryptionType="KMS", KeyId="alias/aws/kinesis")
    active("provisioned")
    check("summary", ("KMS", "alias/aws/kinesis"), (summary("provisioned")["EncryptionType"], summary("provisioned")["KeyId"]))
    check("a put says so", "KMS", kinesis.put_record(StreamName="provisioned", PartitionKey="k", Data=b"x")["EncryptionType"])
    with refused("ResourceNotFoundException"):
        kinesis.start_stream_encryption(StreamName="missing", EncryptionType="KMS", KeyId="alias/aws/kinesis")


@operation("StopStreamEncryption", "what was started; a stream that is missing")
def _():
    kinesis.stop_stream_encryption(StreamName="provisioned", EncryptionType="KMS", KeyId="alias/aws/kinesis")
    active("provisioned")
    check("summary", "NONE", summary("provisioned")["EncryptionType"])
    with refused("ResourceNotFoundException"):
        kinesis.stop_stream_encryption(StreamName="missing", EncryptionType="KMS", KeyId="alias/aws/kinesis")


@operation("UpdateMaxRecordSize", "10 MiB, and such a record; a stream that is missing")
def _():
    kinesis.update_max_record_size(StreamARN=arn("reshard"), MaxRecordSizeInKiB=10240)
    active("reshard")
    data = b"x" * (10 * 2**20 - 1)
    out = kinesis.put_record(StreamName="reshard", PartitionKey="k", Data=data)
    page = patient.get_records(ShardIterator=iterator("reshard", out["ShardId"]))
    check("as it was put", True, page["Records"][0]["Data"] == data)
    with refused("ResourceNotFoundException"):
        kinesis.update_max_record_size(StreamARN=arn("missing"), MaxRecordSizeInKiB=10240)


@operation("UpdateAccountSettings", "a commitment; a status that does not exist")
def _():
    out = kinesis.update_account_settings(MinimumThroughputBillingCommitment={"Status": "ENABLED"})
    check("status", "ENABLED", out["MinimumThroughputBillingCommitment"]["Status"])
    with refused("ValidationException", "enum value set"):
        kinesis.update_account_settings(MinimumThroughputBillingCommitment={"Status": "PERHAPS"})


@operation("DescribeAccountSettings", "what was set; a sixth call within a second")
def _():
    check("status", "ENABLED", kinesis.describe_account_settings()["MinimumThroughputBillingCommitment"]["Status"])
    with refused("LimitExceededException", "Rate exceeded", client=strict):
        for _ in range(50):
            strict.describe_account_settings()


@operation("DescribeLimits", "four figures; a second call within a second")
def _():
    limits = kinesis.describe_limits()
    for name in ("ShardLimit", "OpenShardCount", "OnDemandStreamCount", "OnDemandStreamCountLimit"):
        check(name, int, type(limits.get(name)))
    check("on-demand streams", 1, limits["OnDemandStreamCount"])
    with refused("LimitExceededException", "Rate exceeded", client=strict):
        for _ in range(50):
            strict.describe_limits()


@operation("UpdateStreamWarmThroughput", "of an on-demand stream; of a provisioned one")
def _():
    out = kinesis.update_stream_warm_throughput(StreamName="ondemand", WarmThroughputMiBps=8)
    check("target", 8, out["WarmThroughput"]["TargetMiBps"])
    eventually("status", "ACTIVE", lambda: summary("ondemand")["StreamStatus"])
    with refused("ValidationException"):
        kinesis.update_stream_warm_throughput(StreamName="provisioned", WarmThroughputMiBps=8)


@operation("UpdateStreamRecordDistributionStrategy", "AUTO on demand; AUTO provisioned")
def _():
    kinesis.update_stream_record_distribution_strategy(StreamARN=arn("ondemand"), RecordDistributionStrategy="AUTO")
    active("ondemand")
    check_like("a record without a key", "^shardId-", kinesis.put_record(StreamName="ondemand", Data=b"x")["ShardId"])
    with refused("InvalidArgumentException"):
        kinesis.update_stream_record_distribution_strategy(StreamARN=arn("provisioned"), RecordDistributionStrategy="AUTO")
    kinesis.update_stream_record_distribution_strategy(StreamARN=arn("ondemand"), RecordDistributionStrategy="USER_PARTITION_KEY")
    active("ondemand")


@operation("UpdateStreamMode", "there and back, then once too often")
def _():
    create("switched", 2)
    for mode in ("ON_DEMAND", "PROVISIONED"):
        kinesis.update_stream_mode(StreamARN=arn("switched"), StreamModeDetails={"StreamMode": mode})
        active("switched")
        check("mode and shards", (mode, 2), (summary("switched")["StreamModeDetails"]["StreamMode"], summary("switched")["OpenShardCount"]))
    with refused("LimitExceededException"):
        kinesis.update_stream_mode(StreamARN=arn("switched"), StreamModeDetails={"StreamMode": "ON_DEMAND"})


# Tags


@operation("AddTagsToStream", "two tags; a key that is not allowed")
def _():
    kinesis.add_tags_to_stream(StreamName="provisioned", Tags={"b": "2", "c": "3"})
    with refused("InvalidArgumentException", "^Failed to add tags to stream provisioned"):
        kinesis.add_tags_to_stream(StreamName="provisioned", Tags={"a%b": "1"})


@operation("ListTagsForStream", "by key, a page at a time; a stream that is missing")
def _():
    page = kinesis.list_tags_for_stream(StreamName="provisioned", Limit=2)
    check("page", ([{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}], True), (page["Tags"], page["HasMoreTags"]))
    rest = kinesis.list_tags_for_stream(StreamName="provisioned", ExclusiveStartTagKey="b")
    check("rest", ([{"Key": "c", "Value": "3"}], False), (rest["Tags"], rest["HasMoreTags"]))
    with refused("ResourceNotFoundException"):
        kinesis.list_tags_for_stream(StreamName="missing")


@operation("RemoveTagsFromStream", "one tag; a stream that is missing")
def _():
    kinesis.remove_tags_from_stream(StreamName="provisioned", TagKeys=["b", "absent"])
    check("tags", ["a", "c"], [t["Key"] for t in kinesis.list_tags_for_stream(StreamName="provisioned")["Tags"]])
    with refused("ResourceNotFoundException"):
        kinesis.remove_tags_from_stream(StreamName="missing", TagKeys=["a"])


def tags_of(arn):
    return {t["Key"]: t["Value"] for t in kinesis.list_tags_for_resource(ResourceARN=arn)["Tags"]}


@operation("TagResource", "the same set of tags; a stream that is missing")
def _():
    kinesis.tag_resource(ResourceARN=arn("provisioned"), Tags={"d": "4"})
    check("tags", ["a", "c", "d"], [t["Key"] for t in kinesis.list_tags_for_stream(StreamName="provisioned")["Tags"]])
    with refused("ResourceNotFoundException"):
        kinesis.tag_resource(ResourceARN=arn("missing"), Tags={"d": "4"})


@operation("UntagResource", "one of them; a stream that is missing")
def _():
    kinesis.untag_resource(ResourceARN=arn("provisioned"), TagKeys=["d"])
    check("tags", {"a": "1", "c": "3"}, tags_of(arn("provisioned")))
    with refused("ResourceNotFoundException"):
        kinesis.untag_resource(ResourceARN=arn("missing"), TagKeys=["d"])


@operation("ListTagsForResource", "of a stream; of one that is missing")
def _():
    check("tags", {"a": "1", "c": "3"}, tags_of(arn("provisioned")))
    with refused("ResourceNotFoundException"):
        kinesis.list_tags_for_resource(ResourceARN=arn("missing"))


# Consumers


def consumer_active(consumer):
    eventually("status of " + consumer, "ACTIVE",
               lambda: kinesis.describe_stream_consumer(ConsumerARN=consumer)["ConsumerDescription"]["ConsumerStatus"])


consumers = {}


@operation("RegisterStreamConsumer", "with tags; a name that is taken")
def _():
    create("fanout", 1)
    out = kinesis.register_stream_consumer(StreamARN=arn("fanout"), ConsumerName="reader", Tags={"x": "y"})["Consumer"]
    check_like("ARN", "^" + arn("fanout") + "/consumer/reader:[0-9]+$", out["ConsumerARN"])
    check("no stream inside", None, out.get("StreamARN"))
    consumers["reader"] = out["ConsumerARN"]
    consumer_active(out["ConsumerARN"])
    check("tags", {"x": "y"}, tags_of(out["ConsumerARN"]))
    with refused("ResourceInUseException"):
        kinesis.register_stream_consumer(StreamARN=arn("fanout"), ConsumerName="reader")


@operation("DescribeStreamConsumer", "by ARN and by name; a consumer that is missing")
def _():
    by_arn = kinesis.describe_stream_consumer(ConsumerARN=consumers["reader"])["ConsumerDescription"]
    check("stream", arn("fanout"), by_arn["StreamARN"])
    check("by name", by_arn, kinesis.describe_stream_consumer(StreamARN=arn("fanout"), ConsumerName="reader")["ConsumerDescription"])
    with refused("ResourceNotFoundException"):
        kinesis.describe_stream_consumer(StreamARN=arn("fanout"), ConsumerName="nobody")


@operation("ListStreamConsumers", "one consumer; a stream that is missing")
def _():
    check("names", ["reader"], [c["ConsumerName"] for c in kinesis.list_stream_consumers(StreamARN=arn("fanout"))["Consumers"]])
    check("count", 1, summary("fanout")["ConsumerCount"])
    with refused("ResourceNotFoundException"):
        kinesis.list_stream_consumers(StreamARN=arn("missing"))


@operation("SubscribeToShard", "records as they come; a second call at once; a shard that is missing")
def _():
    kinesis.put_record(StreamName="fanout", PartitionKey="k", Data=b"one")
    out = kinesis.subscribe_to_shard(ConsumerARN=consumers["reader"], ShardId=FIRST, StartingPosition={"Type": "TRIM_HORIZON"})
    with refused("ResourceInUseException", "^Another active subscription exists for this consumer: "):
        kinesis.subscribe_to_shard(ConsumerARN=consumers["reader"], ShardId=FIRST, StartingPosition={"Type": "LATEST"})
    with refused("ResourceNotFoundException"):
        kinesis.subscribe_to_shard(ConsumerARN=consumers["reader"], ShardId="shardId-000000000009", StartingPosition={"Type": "LATEST"})
    got, last = [], 0
    for event in out["EventStream"]:
        event = event["SubscribeToShardEvent"]
        got += [r["Data"] for r in event["Records"]]
        check("ContinuationSequenceNumber goes on", True, int(event["ContinuationSequenceNumber"]) >= last)
        last = int(event["ContinuationSequenceNumber"])
        if got == [b"one"]:
            kinesis.put_record(StreamName="fanout", PartitionKey="k", Data=b"two")
        if len(got) >= 2:
            break
    check("records", [b"one", b"two"], got)
    out["EventStream"].close()


@operation("DeregisterStreamConsumer", "by ARN; the same again")
def _():
    out = kinesis.register_stream_consumer(StreamARN=arn("fanout"), ConsumerName="leaving")["Consumer"]
    consumer_active(out["ConsumerARN"])
    kinesis.deregister_stream_consumer(ConsumerARN=out["ConsumerARN"])
    eventually("consumers", ["reader"], lambda: [c["ConsumerName"] for c in kinesis.list_stream_consumers(StreamARN=arn("fanout"))["Consumers"]])
    with refused("ResourceNotFoundException"):
        kinesis.deregister_stream_consumer(ConsumerARN=out["ConsumerARN"])


# Policies


def policy(resource):
    return json.dumps({"Version": "2012-10-17", "Statement": [{
        "Sid": "Reads", "Effect": "Allow", "Principal": {"AWS": "123456789012"},
        "Action": ["kinesis:DescribeStreamSummary", "kinesis:ListShards"], "Resource": resource}]})


@operation("GetResourcePolicy", "none yet; a stream that is missing")
def _():
    check("none", {}, json.loads(kinesis.get_resource_policy(ResourceARN=arn("provisioned"))["Policy"]))
    with refused("ResourceNotFoundException"):
        kinesis.get_resource_policy(ResourceARN=arn("missing"))


@operation("PutResourcePolicy", "a policy, as it was; text that is no policy")
def _():
    text = policy(arn("provisioned"))
    kinesis.put_resource_policy(ResourceARN=arn("provisioned"), Policy=text)
    check("policy", json.loads(text), json.loads(kinesis.get_resource_policy(ResourceARN=arn("provisioned"))["Policy"]))
    with refused("InvalidArgumentException"):
        kinesis.put_resource_policy(ResourceARN=arn("provisioned"), Policy="{")


@operation("DeleteResourcePolicy", "what was put; the same again")
def _():
    kinesis.delete_resource_policy(ResourceARN=arn("provisioned"))
    check("none", {}, json.loads(kinesis.get_resource_policy(ResourceARN=arn("provisioned"))["Policy"]))
    with refused("ResourceNotFoundException"):
        kinesis.delete_resource_policy(ResourceARN=arn("provisioned"))


# Channels

channels = {}


def channel(name, stream):
    bucket = {"BucketARN": "arn:aws:s3:::some-bucket", "ExpectedBucketOwner": ACCOUNT}
    return kinesis.create_channel(
        ChannelName=name, ServiceExecutionRoleARN="arn:aws:iam::%s:role/delivery" % ACCOUNT,
        StreamConfigurationList=[{"StreamARN": arn(stream), "RecordConfiguration": {"RecordFormatType": "JSON"}}],
        S3DestinationConfiguration={"DeadLetterQueueS3Configuration": bucket, "StorageConfiguration": dict(bucket, CompressionType="GZIP")})


@operation("CreateChannel", "into a bucket; from a stream that is missing")
def _():
    out = channel("archive", "ondemand")["ChannelDescription"]
    check("name", "archive", out["ChannelName"])
    check_like("ARN", "^" + ARN + "channel/[a-z0-9]{17}$", out["ChannelARN"])
    channels["archive"] = out["ChannelARN"]
    with refused("ResourceNotFoundException"):
        channel("other", "missing")


def channel_settled(arn):
    """Nothing is delivered yet: the waiter of the client ends at once, and the channel says why."""
    try:
        kinesis.get_waiter("channel_active").wait(ChannelARN=arn, WaiterConfig={"Delay": 1})
    except WaiterError as e:
        check_like("waiter", "FAILED", e)
    out = kinesis.describe_channel(ChannelARN=arn)["ChannelDescription"]
    check_like("status", "FAILED", out["ChannelStatus"])
    check_like("reason", "deliver", out["ChannelStatusReason"])
    return out


@operation("DescribeChannel", "as it was made; a channel that is missing")
def _():
    out = channel_settled(channels["archive"])
    check("stream", arn("ondemand"), out["StreamConfigurationList"][0]["StreamARN"])
    check("compression", "GZIP", out["S3DestinationConfiguration"]["StorageConfiguration"]["CompressionType"])
    with refused("ResourceNotFoundException"):
        kinesis.describe_channel(ChannelARN=ARN + "channel/" + "0" * 17)


@operation("UpdateChannel", "its freshness; a channel that is missing")
def _():
    more = {"S3DestinationConfiguration": {"DataFreshnessInSeconds": 600}}
    kinesis.update_channel(ChannelARN=channels["archive"], **more)
    out = channel_settled(channels["archive"])
    check("freshness", 600, out["S3DestinationConfiguration"]["DataFreshnessInSeconds"])
    with refused("ResourceNotFoundException"):
        kinesis.update_channel(ChannelARN=ARN + "channel/" + "0" * 17, **more)


@operation("ListChannels", "one channel; a token that is none")
def _():
    check("names", ["archive"], [c["ChannelName"] for c in kinesis.list_channels()["ChannelSummaries"]])
    with refused("InvalidArgumentException"):
        kinesis.list_channels(NextToken="AAAA")


@operation("DeleteChannel", "what was made; the same again")
def _():
    kinesis.delete_channel(ChannelARN=channels["archive"])
    eventually("channels", [], lambda: kinesis.list_channels()["ChannelSummaries"])
    with refused("ResourceNotFoundException"):
        kinesis.delete_channel(ChannelARN=channels["archive"])


# Queues

queues = {}
MISSING_QUEUE = ARN + "queue/" + "0" * 17


def queue_active(queue):
    eventually("status of " + queue, "ACTIVE", lambda: kinesis.describe_queue(QueueARN=queue)["QueueDescription"]["QueueStatus"])


def put_work(*work):
    for data in work:
        kinesis.put_record(StreamName="work", PartitionKey=data.decode(), Data=data)


def receive(**more):
    return kinesis.receive_queue_records(QueueARN=queues["jobs"], WaitTimeSeconds=5, **more)["QueueRecords"]


def empty():
    """Acknowledges what the queue still holds."""
    while True:
        got = kinesis.receive_queue_records(QueueARN=queues["jobs"], WaitTimeSeconds=1)["QueueRecords"]
        if not got:
            return
        kinesis.acknowledge_queue_records(QueueARN=queues["jobs"], Entries=[{"ReceiptHandle": r["ReceiptHandle"]} for r in got])


@operation("CreateQueue", "from the horizon; a name that is taken; a provisioned stream")
def _():
    create("work")
    out = kinesis.create_queue(QueueName="jobs", StreamConfigurationList=[{"StreamARN": arn("work"), "StartingPosition": {"Type": "TRIM_HORIZON"}}],
                               QueueAttributes={"VisibilityTimeoutSeconds": 30, "DeadLetterConfiguration": {"TargetType": "BUILT_IN", "MaxReceiveCount": 1}},
                               Tags={"t": "1"})["QueueDescription"]
    check_like("ARN", "^" + ARN + "queue/[a-z0-9]+$", out["QueueARN"])
    queues["jobs"] = out["QueueARN"]
    queue_active(out["QueueARN"])
    check("tags", {"t": "1"}, tags_of(out["QueueARN"]))
    with refused("ResourceInUseException"):
        kinesis.create_queue(QueueName="jobs", StreamConfigurationList=[{"StreamARN": arn("work")}])
    with refused("ValidationException"):
        kinesis.create_queue(QueueName="other", StreamConfigurationList=[{"StreamARN": arn("provisioned")}])


@operation("DescribeQueue", "as it was made; a queue that is missing")
def _():
    out = kinesis.describe_queue(QueueARN=queues["jobs"])["QueueDescription"]
    check("name", "jobs", out["QueueName"])
    check("stream", arn("work"), out["StreamConfigurationList"][0]["StreamARN"])
    check("attributes", 30, out["QueueAttributes"]["VisibilityTimeoutSeconds"])
    check("count", 1, summary("work")["QueueCount"])
    with refused("ResourceNotFoundException"):
        kinesis.describe_queue(QueueARN=MISSING_QUEUE)


@operation("ListQueues", "one queue, by stream; a token that is none")
def _():
    for more in ({}, {"StreamFilter": [{"StreamARN": arn("work")}]}):
        check("names", ["jobs"], [q["QueueName"] for q in kinesis.list_queues(**more)["QueueSummaries"]])
    with refused("InvalidArgumentException"):
        kinesis.list_queues(NextToken="AAAA")


@operation("UpdateQueue", "its timeout; a queue that is missing")
def _():
    kinesis.update_queue(QueueARN=queues["jobs"], QueueAttributes={"VisibilityTimeoutSeconds": 60})
    queue_active(queues["jobs"])
    check("timeout", 60, kinesis.describe_queue(QueueARN=queues["jobs"])["QueueDescription"]["QueueAttributes"]["VisibilityTimeoutSeconds"])
    with refused("ResourceNotFoundException"):
        kinesis.update_queue(QueueARN=MISSING_QUEUE, QueueAttributes={"VisibilityTimeoutSeconds": 60})


@operation("ReceiveQueueRecords", "a record; a queue that is missing")
def _():
    put_work(b"a")
    got = receive()
    check("record", [(b"a", "a", 1)], [(r["Data"], r["PartitionKey"], r["ReceiveCount"]) for r in got])
    check("in flight", [], kinesis.receive_queue_records(QueueARN=queues["jobs"], WaitTimeSeconds=1)["QueueRecords"])
    queues["receipt"] = got[0]["ReceiptHandle"]
    with refused("ResourceNotFoundException"):
        kinesis.receive_queue_records(QueueARN=MISSING_QUEUE)


@operation("AcknowledgeQueueRecords", "a record, and it twice; a queue that is missing")
def _():
    entries = [{"ReceiptHandle": queues["receipt"]}]
    out = kinesis.acknowledge_queue_records(QueueARN=queues["jobs"], Entries=entries)
    check("acknowledged", (entries, []), (out["Successful"], out["Failed"]))
    out = kinesis.acknowledge_queue_records(QueueARN=queues["jobs"], Entries=entries)
    check("stale", ["InvalidArgumentException"], [f["ErrorCode"] for f in out["Failed"]])
    with refused("ResourceNotFoundException"):
        kinesis.acknowledge_queue_records(QueueARN=MISSING_QUEUE, Entries=entries)


@operation("UpdateQueueRecordsVisibility", "made visible, and so a dead letter; a queue that is missing")
def _():
    put_work(b"b")
    entries = [{"ReceiptHandle": receive()[0]["ReceiptHandle"], "VisibilityTimeoutSeconds": 0}]
    out = kinesis.update_queue_records_visibility(QueueARN=queues["jobs"], Entries=entries)
    check("answer", (1, []), (len(out["Successful"]), out["Failed"]))
    with refused("ResourceNotFoundException"):
        kinesis.update_queue_records_visibility(QueueARN=MISSING_QUEUE, Entries=entries)


def receive_dead(**more):
    return kinesis.receive_dead_letter_queue_records(QueueARN=queues["jobs"], WaitTimeSeconds=5, **more)["QueueRecords"]


@operation("ReceiveDeadLetterQueueRecords", "what was received too often; a queue that is missing")
def _():
    got = receive_dead()
    check("record", [(b"b", "b")], [(r["Data"], r["PartitionKey"]) for r in got])
    queues["dead"] = got[0]["ReceiptHandle"]
    with refused("ResourceNotFoundException"):
        kinesis.receive_dead_letter_queue_records(QueueARN=MISSING_QUEUE)


@operation("UpdateDeadLetterQueueRecordsVisibility", "visible again at once; a queue that is missing")
def _():
    entries = [{"ReceiptHandle": queues["dead"], "VisibilityTimeoutSeconds": 0}]
    out = kinesis.update_dead_letter_queue_records_visibility(QueueARN=queues["jobs"], Entries=entries)
    check("answer", (1, []), (len(out["Successful"]), out["Failed"]))
    got = receive_dead()
    check("again", [b"b"], [r["Data"] for r in got])
    queues["dead"] = got[0]["ReceiptHandle"]
    with refused("ResourceNotFoundException"):
        kinesis.update_dead_letter_queue_records_visibility(QueueARN=MISSING_QUEUE, Entries=entries)


@operation("RestoreDeadLetterQueueRecords", "back among the others; a queue that is missing")
def _():
    entries = [{"ReceiptHandle": queues["dead"]}]
    out = kinesis.restore_dead_letter_queue_records(QueueARN=queues["jobs"], Entries=entries)
    check("answer", (entries, []), (out["Successful"], out["Failed"]))
    check("received as if new", [(b"b", 1)], [(r["Data"], r["ReceiveCount"]) for r in receive(VisibilityTimeoutSeconds=0)])
    with refused("ResourceNotFoundException"):
        kinesis.restore_dead_letter_queue_records(QueueARN=MISSING_QUEUE, Entries=entries)


@operation("AcknowledgeDeadLetterQueueRecords", "discarded for good; a queue that is missing")
def _():
    got = receive_dead()
    check("dead again", [b"b"], [r["Data"] for r in got])
    entries = [{"ReceiptHandle": got[0]["ReceiptHandle"]}]
    out = kinesis.acknowledge_dead_letter_queue_records(QueueARN=queues["jobs"], Entries=entries)
    check("answer", (entries, []), (out["Successful"], out["Failed"]))
    with refused("ResourceNotFoundException"):
        kinesis.acknowledge_dead_letter_queue_records(QueueARN=MISSING_QUEUE, Entries=entries)
    empty()
    check("the stream still has all", {b"a", b"b"}, {
        r["Data"] for s in shards("work") for r in patient.get_records(ShardIterator=iterator("work", s["ShardId"]))["Records"]})


@operation("DeleteQueue", "what was made; the same again")
def _():
    with refused("ResourceInUseException"):
        kinesis.delete_stream(StreamName="work")
    kinesis.delete_queue(QueueARN=queues["jobs"])
    eventually("queues", [], lambda: kinesis.list_queues()["QueueSummaries"])
    with refused("ResourceNotFoundException"):
        kinesis.delete_queue(QueueARN=queues["jobs"])


# What the client makes of several calls


@step("paginators", "all six, one item a page", covers=["DescribeStream", "ListStreams", "ListShards", "ListStreamConsumers", "ListChannels", "ListQueues"])
def _():
    def paged(name, key, **arguments):
        # The client hides the page's size from the result.
        pages = list(kinesis.get_paginator(name).paginate(PaginationConfig={"PageSize": 1}, **arguments))
        items = []
        for page in pages:
            for part in key.split("."):
                page = page[part]
            check("items in a page of " + name, True, len(page) <= 1)
            items += page
        return items
    check("describe_stream", shards("provisioned"), paged("describe_stream", "StreamDescription.Shards", StreamName="provisioned"))
    check("list_streams", kinesis.list_streams()["StreamNames"], paged("list_streams", "StreamNames"))
    # This one repeats StreamName beside NextToken, which AWS refuses: it works as long as one page is enough.
    check("list_shards", shards("reshard"), kinesis.get_paginator("list_shards").paginate(StreamName="reshard").build_full_result()["Shards"])
    with refused("InvalidArgumentException", "^NextToken and StreamName cannot be provided together.$"):
        paged("list_shards", "Shards", StreamName="reshard")
    for name in ("p1", "p2"):
        consumer_active(kinesis.register_stream_consumer(StreamARN=arn("fanout"), ConsumerName=name)["Consumer"]["ConsumerARN"])
        channel(name, "ondemand")
        kinesis.create_queue(QueueName=name, StreamConfigurationList=[{"StreamARN": arn("work")}])
    check("list_stream_consumers", {"p1", "p2", "reader"}, {c["ConsumerName"] for c in paged("list_stream_consumers", "Consumers", StreamARN=arn("fanout"))})
    check("list_channels", {"p1", "p2"}, {c["ChannelName"] for c in paged("list_channels", "ChannelSummaries")})
    check("list_queues", {"p1", "p2"}, {q["QueueName"] for q in paged("list_queues", "QueueSummaries")})


@step("every operation", "none of the model has been left out")
def _():
    check("without a success", [], sorted(set(MODEL.operation_names) - succeeded))


run()
