"""KMS with boto3: keys, aliases, policies, grants, tags, rotation, and a stream
with a key of one's own. Errors are caught by the classes of the model."""
import boto3

from steps import Mismatch, check, check_like, run, step

kms = boto3.client("kms")
kinesis = boto3.client("kinesis")


def refused(exception, call, pattern="", client=kms, **members):
    try:
        call(**members)
    except getattr(client.exceptions, exception) as e:
        check_like("message", pattern, e.response["Error"]["Message"])
        return
    raise Mismatch("expected %s, and nothing was refused" % exception)


KEY = kms.create_key(Description="for tests", Tags=[{"TagKey": "team", "TagValue": "a"}])["KeyMetadata"]
ID, ARN = KEY["KeyId"], KEY["Arn"]


@step("KMS1", "a key is described as it was made, by each of its names")
def described():
    kms.create_alias(AliasName="alias/mine", TargetKeyId=ID)
    for name in (ID, ARN, "alias/mine", ARN.rsplit(":", 1)[0] + ":alias/mine"):
        got = kms.describe_key(KeyId=name)["KeyMetadata"]
        check("key", (ARN, "Enabled", True, "CUSTOMER", "SYMMETRIC_DEFAULT", "for tests"),
              (got["Arn"], got["KeyState"], got["Enabled"], got["KeyManager"], got["KeySpec"], got["Description"]))
    check("keys", [ID], [k["KeyId"] for p in kms.get_paginator("list_keys").paginate() for k in p["Keys"]])
    names = {a["AliasName"]: a.get("TargetKeyId") for p in kms.get_paginator("list_aliases").paginate() for a in p["Aliases"]}
    check("aliases", {"alias/mine": ID, "alias/aws/kinesis": None, "alias/aws/firehose": None}, names)
    check("tags", [{"TagKey": "team", "TagValue": "a"}], kms.list_resource_tags(KeyId=ID)["Tags"])
    refused("NotFoundException", kms.describe_key, "Invalid keyId 'nobody'", KeyId="nobody")
    refused("AlreadyExistsException", kms.create_alias, "already exists", AliasName="alias/mine", TargetKeyId=ID)


@step("KMS2", "what it encrypts opens for the same context, and is as the request asks")
def cryptography():
    sealed = kms.encrypt(KeyId="alias/mine", Plaintext=b"secret", EncryptionContext={"a": "b"})["CiphertextBlob"]
    opened = kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"a": "b"})
    check("opened", (b"secret", ARN), (opened["Plaintext"], opened["KeyId"]))
    refused("InvalidCiphertextException", kms.decrypt, CiphertextBlob=sealed)
    data = kms.generate_data_key(KeyId=ID, KeySpec="AES_256")
    check("data key", (32, data["Plaintext"]), (len(data["Plaintext"]), kms.decrypt(CiphertextBlob=data["CiphertextBlob"])["Plaintext"]))
    moved = kms.re_encrypt(CiphertextBlob=sealed, SourceEncryptionContext={"a": "b"}, DestinationKeyId=ID)
    kms.rotate_key_on_demand(KeyId=ID)
    check("after rotation", b"secret", kms.decrypt(CiphertextBlob=moved["CiphertextBlob"])["Plaintext"])
    check("rotations", 1, len(kms.list_key_rotations(KeyId=ID)["Rotations"]))
    check("random", 16, len(kms.generate_random(NumberOfBytes=16)["Plaintext"]))
    refused("DryRunOperationException", kms.generate_data_key, KeyId=ID, KeySpec="AES_256", DryRun=True)
    try:
        kms.encrypt(KeyId=ID, Plaintext=b"x" * 4097)
    except kms.exceptions.ClientError as e:
        check("code", "ValidationException", e.response["Error"]["Code"])


@step("KMS3", "policies and grants")
def policies():
    check("names", ["default"], kms.list_key_policies(KeyId=ID)["PolicyNames"])
    policy = kms.get_key_policy(KeyId=ID)["Policy"]
    check_like("policy", "Enable IAM User Permissions", policy)
    kms.put_key_policy(KeyId=ID, PolicyName="default", Policy=policy)
    refused("MalformedPolicyDocumentException", kms.put_key_policy, KeyId=ID, PolicyName="default", Policy="{}")
    grant = kms.create_grant(KeyId=ID, GranteePrincipal="arn:aws:iam::000000000000:user/u", Operations=["Decrypt"])
    check("grants", [grant["GrantId"]], [g["GrantId"] for g in kms.list_grants(KeyId=ID)["Grants"]])
    kms.revoke_grant(KeyId=ID, GrantId=grant["GrantId"])
    check("grants", [], kms.list_grants(KeyId=ID)["Grants"])


@step("KMS4", "a stream under a key of one's own, which can be disabled and is about to go")
def stream():
    kinesis.create_stream(StreamName="s", ShardCount=1)
    kinesis.get_waiter("stream_exists").wait(StreamName="s", WaiterConfig={"Delay": 0.1})
    refused("KMSNotFoundException", kinesis.start_stream_encryption, client=kinesis, StreamName="s", EncryptionType="KMS", KeyId="alias/none")
    kms.disable_key(KeyId=ID)
    refused("DisabledException", kms.encrypt, "is disabled", KeyId=ID, Plaintext=b"x")
    refused("KMSDisabledException", kinesis.start_stream_encryption, client=kinesis, StreamName="s", EncryptionType="KMS", KeyId=ID)
    kms.enable_key(KeyId=ID)
    kinesis.start_stream_encryption(StreamName="s", EncryptionType="KMS", KeyId="alias/mine")
    kinesis.get_waiter("stream_exists").wait(StreamName="s", WaiterConfig={"Delay": 0.1})
    check("put", "KMS", kinesis.put_record(StreamName="s", PartitionKey="k", Data=b"x")["EncryptionType"])
    shard = kinesis.list_shards(StreamName="s")["Shards"][0]["ShardId"]
    iterator = kinesis.get_shard_iterator(StreamName="s", ShardId=shard, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
    check("read", [b"x"], [r["Data"] for r in kinesis.get_records(ShardIterator=iterator)["Records"]])
    out = kms.schedule_key_deletion(KeyId=ID, PendingWindowInDays=7)
    check("state", "PendingDeletion", out["KeyState"])
    refused("KMSInvalidStateException", kms.encrypt, "is pending deletion", KeyId=ID, Plaintext=b"x")
    refused("KMSInvalidStateException", kinesis.get_records, client=kinesis, ShardIterator=iterator)
    kms.cancel_key_deletion(KeyId=ID)
    kms.enable_key(KeyId=ID)
    check("read again", 1, len(kinesis.get_records(ShardIterator=iterator)["Records"]))


run()
