// The AWS SDK for JavaScript v3 through the steps of the matrix, as
// sdk_test.go says: with its default client, which speaks HTTP/2 to every
// endpoint, or with the handler of HTTP/1.1.
import assert from "node:assert/strict";
import {
  CreateStreamCommand, DeleteStreamCommand, DeregisterStreamConsumerCommand, DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand, GetRecordsCommand, GetShardIteratorCommand, InvalidArgumentException, KinesisClient,
  ListShardsCommand, paginateListStreams, PutRecordCommand, PutRecordsCommand, RegisterStreamConsumerCommand,
  ResourceInUseException, ResourceNotFoundException, SplitShardCommand, SubscribeToShardCommand,
  waitUntilStreamExists, waitUntilStreamNotExists,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { setTimeout as sleep } from "node:timers/promises";

const http1 = ["http1", "tls-h1"].includes(process.env.SHARDWELL_TRANSPORT);
const kinesis = new KinesisClient(http1 ? { requestHandler: new NodeHttpHandler() } : {});
const StreamName = `matrix-js-${process.env.SHARDWELL_TRANSPORT}-${process.pid}`;
const half = 2n ** 127n; // where shard 1 begins
const patience = { client: kinesis, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
const parent = "shardId-000000000000";
const sent = {}; // by shard: [sequence number, data in base64] in order of sequence number

function note(shard, number, data) {
  (sent[shard] ??= []).push([number, Buffer.from(data).toString("base64")]);
}

async function put(data, hashKey) {
  const bytes = Buffer.from(data);
  const out = await kinesis.send(new PutRecordCommand({ StreamName, Data: bytes, PartitionKey: "k", ExplicitHashKey: String(hashKey) }));
  note(out.ShardId, out.SequenceNumber, bytes);
  return out;
}

function got(record) {
  const age = Math.abs(Date.now() - record.ApproximateArrivalTimestamp.getTime());
  assert.ok(age < 60000, `a record arrived ${age} ms from now`);
  return [record.SequenceNumber, Buffer.from(record.Data).toString("base64")];
}

async function summary() {
  const out = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  return out.StreamDescriptionSummary;
}

async function create() {
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
  await waitUntilStreamExists(patience, { StreamName });
}

async function putOne() {
  const out = await put(Uint8Array.from({ length: 256 }, (_, i) => i), 0);
  assert.equal(out.ShardId, parent);
  assert.match(out.SequenceNumber, /^[0-9]{56}$/);
}

async function putMany() {
  const Records = Array.from({ length: 100 }, (_, i) => (
    { Data: Buffer.from(`record ${i}`), PartitionKey: "k", ExplicitHashKey: String(BigInt(i % 2) * half) }));
  const out = await kinesis.send(new PutRecordsCommand({ StreamName, Records }));
  assert.equal(out.FailedRecordCount, 0);
  assert.equal(out.Records.length, 100);
  out.Records.forEach((answer, i) => note(answer.ShardId, answer.SequenceNumber, Records[i].Data));
  assert.equal(Object.keys(sent).length, 2);
}

async function iterate() {
  for (const [ShardId, records] of Object.entries(sent)) {
    const numbers = records.map(([number]) => BigInt(number));
    assert.ok(numbers.every((n, i) => i === 0 || numbers[i - 1] < n), "sequence numbers out of order");
    let { ShardIterator } = await kinesis.send(new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: "TRIM_HORIZON" }));
    const read = [];
    while (read.length < records.length) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 40 }));
      read.push(...page.Records.map(got));
      ShardIterator = page.NextShardIterator;
    }
    assert.deepEqual(read, records);
  }
}

async function page() {
  const shards = [];
  let answer = await kinesis.send(new ListShardsCommand({ StreamName, MaxResults: 1 }));
  for (;;) {
    shards.push(...answer.Shards.map((s) => s.ShardId));
    if (!answer.NextToken) break;
    answer = await kinesis.send(new ListShardsCommand({ NextToken: answer.NextToken, MaxResults: 1 }));
  }
  assert.deepEqual(shards, [parent, "shardId-000000000001"]);
  const names = [];
  for await (const page of paginateListStreams({ client: kinesis, pageSize: 1 }, {})) names.push(...page.StreamNames);
  assert.ok(names.includes(StreamName), `ListStreams: ${names}`);
  assert.equal(new Set(names).size, names.length);
}

async function consumer() {
  const { StreamARN } = await summary();
  const { Consumer } = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: "fan" }));
  for (let i = 0; i < 300; i++) { // the SDK has no waiter for consumers
    const out = await kinesis.send(new DescribeStreamConsumerCommand({ ConsumerARN: Consumer.ConsumerARN }));
    if (out.ConsumerDescription.ConsumerStatus === "ACTIVE") return Consumer.ConsumerARN;
    await sleep(200);
  }
  throw new Error("the consumer is not ACTIVE");
}

// follow subscribes to a shard from its beginning and reads until enough says
// that the records are all, or the shard ends.
async function follow(ConsumerARN, ShardId, enough) {
  const out = await kinesis.send(new SubscribeToShardCommand({ ConsumerARN, ShardId, StartingPosition: { Type: "TRIM_HORIZON" } }));
  const records = [];
  for await (const { SubscribeToShardEvent: event } of out.EventStream) {
    records.push(...event.Records.map(got));
    if (event.ChildShards?.length) {
      assert.equal(event.ContinuationSequenceNumber, undefined);
      return { records, children: event.ChildShards.map((c) => c.ShardId).sort() };
    }
    if (enough(records)) return { records };
  }
  throw new Error("the subscription ended early");
}

async function split(seen) {
  await seen;
  await put("before the split", 0);
  await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: parent, NewStartingHashKey: String(half / 2n) }));
  await waitUntilStreamExists(patience, { StreamName });
  for (let i = 0; i < 20; i++) await put(`after the split ${i}`, BigInt(i % 2) * (half / 2n));
}

async function subscribe() {
  const arn = await consumer();
  let first;
  const seen = new Promise((resolve) => { first = resolve; });
  const [end] = await Promise.all([
    follow(arn, parent, (records) => { if (records.length) first(); return false; }),
    split(seen),
  ]);
  assert.deepEqual(end.records, sent[parent]);
  assert.deepEqual(end.children, ["shardId-000000000002", "shardId-000000000003"]);
  for (const child of end.children) {
    const { records } = await follow(arn, child, (records) => records.length >= sent[child].length);
    assert.deepEqual(records, sent[child]);
  }
}

async function refused(exception, text, command) {
  await assert.rejects(kinesis.send(command), (e) => {
    assert.ok(e instanceof exception, `expected ${exception.name}, got ${e}`);
    assert.ok(e.message.includes(text), e.message);
    assert.match(e.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
}

async function errors() {
  await refused(ResourceNotFoundException, "nowhere", new DescribeStreamSummaryCommand({ StreamName: "nowhere" }));
  await refused(ResourceInUseException, StreamName, new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  await refused(InvalidArgumentException, "", new GetRecordsCommand({ ShardIterator: "AAAA" }));
  await refused(InvalidArgumentException, "", new SplitShardCommand({ StreamName, ShardToSplit: "shardId-000000000001", NewStartingHashKey: "0" }));
  const { StreamARN } = await summary();
  const { ConsumerDescription: { ConsumerARN } } = await kinesis.send(new DescribeStreamConsumerCommand({ StreamARN, ConsumerName: "fan" }));
  const out = await kinesis.send(new SubscribeToShardCommand({ ConsumerARN, ShardId: "shardId-000000000001", StartingPosition: { Type: "LATEST" } }));
  const reading = (async () => { for await (const event of out.EventStream) assert.ok(event.SubscribeToShardEvent); })();
  await Promise.all([
    assert.rejects(reading, (e) => {
      assert.ok(e instanceof ResourceNotFoundException, `in the stream: ${e.name}: ${e.message}`);
      return true;
    }),
    kinesis.send(new DeregisterStreamConsumerCommand({ ConsumerARN })),
  ]);
}

async function remove() {
  await kinesis.send(new DeleteStreamCommand({ StreamName, EnforceConsumerDeletion: true }));
  await waitUntilStreamNotExists(patience, { StreamName });
}

let failed = 0;
for (const [name, run] of Object.entries({ create, put: putOne, puts: putMany, iterate, page, subscribe, errors, delete: remove })) {
  try {
    await run();
    console.log(`step ${name} ok`);
  } catch (e) {
    failed = 1;
    console.log(`step ${name} FAILED ${String(e).replace(/\s+/g, " ")}`);
  }
}
kinesis.destroy();
process.exit(failed);
