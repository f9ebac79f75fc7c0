import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.retry.backoff.FixedDelayBackoffStrategy;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.ValidationException;
import software.amazon.awssdk.services.kinesis.waiters.KinesisWaiter;

/** The AWS SDK for Java 2 through the steps of the matrix. */
public final class Main {
    private static final BigInteger HALF = BigInteger.TWO.pow(127); // where shard 1 begins
    private static final WaiterOverrideConfiguration PATIENCE = WaiterOverrideConfiguration.builder()
        .maxAttempts(300).backoffStrategy(FixedDelayBackoffStrategy.create(Duration.ofMillis(200))).build();

    private final Client client = new Client();
    private final KinesisClient kinesis = client.calls;
    private final String stream = "matrix-javav2-" + System.getenv("SHARDWELL_TRANSPORT") + "-"
        + System.getenv("SHARDWELL_PAYLOAD") + "-" + ProcessHandle.current().pid();
    private final KinesisWaiter waiter = KinesisWaiter.builder().client(kinesis).overrideConfiguration(PATIENCE).build();
    /** What was put, by shard, in order. */
    private final Map<String, List<String>> sent = new TreeMap<>();
    private String consumer;

    private interface Step {
        void run() throws Exception;
    }

    public static void main(String[] arguments) {
        Main m = new Main();
        Map<String, Step> steps = new java.util.LinkedHashMap<>();
        steps.put("create", m::create);
        steps.put("put", m::putOne);
        steps.put("puts", m::putMany);
        steps.put("iterate", m::iterate);
        steps.put("page", m::page);
        steps.put("subscribe", m::subscribe);
        steps.put("errors", m::errors);
        steps.put("delete", m::delete);
        int code = 0;
        for (Map.Entry<String, Step> step : steps.entrySet()) {
            try {
                step.getValue().run();
                System.out.println("step " + step.getKey() + " ok");
            } catch (Throwable e) {
                code = 1;
                System.out.println("step " + step.getKey() + " FAILED " + e.toString().replaceAll("\\s+", " "));
                e.printStackTrace();
            }
        }
        System.exit(code); // without waiting for the SDK's threads
    }

    private void create() {
        kinesis.createStream(r -> r.streamName(stream).shardCount(2));
        active();
    }

    private void active() {
        waiter.waitUntilStreamExists(DescribeStreamRequest.builder().streamName(stream).build());
    }

    private static String entry(String sequenceNumber, SdkBytes data) {
        return sequenceNumber + " " + java.util.HexFormat.of().formatHex(data.asByteArray());
    }

    private void note(String shard, String sequenceNumber, SdkBytes data) {
        sent.computeIfAbsent(shard, s -> new ArrayList<>()).add(entry(sequenceNumber, data));
    }

    private PutRecordResponse put(SdkBytes data, BigInteger hashKey) {
        PutRecordResponse answer = kinesis.putRecord(
            r -> r.streamName(stream).partitionKey("k").explicitHashKey(hashKey.toString()).data(data));
        note(answer.shardId(), answer.sequenceNumber(), data);
        return answer;
    }

    private void putOne() {
        byte[] all = new byte[256];
        IntStream.range(0, all.length).forEach(i -> all[i] = (byte) i);
        PutRecordResponse answer = put(SdkBytes.fromByteArray(all), BigInteger.ZERO);
        Check.equal("shard", "shardId-000000000000", answer.shardId());
        Check.equal("digits of the sequence number", 56, answer.sequenceNumber().length());
    }

    private void putMany() {
        List<PutRecordsRequestEntry> entries = IntStream.range(0, 100).mapToObj(i -> PutRecordsRequestEntry.builder()
            .partitionKey("k" + i).explicitHashKey(i % 2 == 0 ? "0" : HALF.toString())
            .data(SdkBytes.fromUtf8String("record " + i)).build()).collect(Collectors.toList());
        PutRecordsResponse answer = kinesis.putRecords(r -> r.streamName(stream).records(entries));
        Check.equal("FailedRecordCount", 0, answer.failedRecordCount());
        Check.equal("results", entries.size(), answer.records().size());
        for (int i = 0; i < entries.size(); i++) {
            PutRecordsResultEntry result = answer.records().get(i);
            note(result.shardId(), result.sequenceNumber(), entries.get(i).data());
        }
        Check.equal("shards", 2, sent.size());
    }

    /** The records are what was put into the shard, in the order of sequence numbers. */
    private void complete(String shard, List<Record> got) {
        List<String> entries = got.stream().map(r -> entry(r.sequenceNumber(), r.data())).collect(Collectors.toList());
        Check.equal("records of " + shard, sent.getOrDefault(shard, List.of()), entries);
        List<BigInteger> numbers = got.stream().map(r -> new BigInteger(r.sequenceNumber())).collect(Collectors.toList());
        Check.equal("order of " + shard, numbers.stream().sorted(Comparator.naturalOrder()).collect(Collectors.toList()), numbers);
    }

    private GetRecordsResponse records(String shard, ShardIteratorType from) {
        String position = kinesis.getShardIterator(
            r -> r.streamName(stream).shardId(shard).shardIteratorType(from)).shardIterator();
        return kinesis.getRecords(r -> r.shardIterator(position).limit(40));
    }

    private void iterate() {
        for (String shard : List.of("shardId-000000000000", "shardId-000000000001")) {
            List<Record> read = new ArrayList<>();
            GetRecordsResponse page = records(shard, ShardIteratorType.TRIM_HORIZON);
            read.addAll(page.records());
            while (read.size() < sent.get(shard).size()) {
                String position = page.nextShardIterator();
                page = kinesis.getRecords(r -> r.shardIterator(position).limit(40));
                read.addAll(page.records());
            }
            Check.equal("MillisBehindLatest of " + shard, 0L, page.millisBehindLatest());
            Check.arrivals(read);
            complete(shard, read);
        }
    }

    private void page() {
        ListShardsResponse page = kinesis.listShards(r -> r.streamName(stream).maxResults(1));
        List<String> shards = new ArrayList<>();
        while (true) {
            Check.equal("shards of a page at most one", true, page.shards().size() <= 1);
            page.shards().forEach(s -> shards.add(s.shardId()));
            String token = page.nextToken();
            if (token == null) {
                break;
            }
            page = kinesis.listShards(r -> r.nextToken(token).maxResults(1));
        }
        Check.equal("shards", List.of("shardId-000000000000", "shardId-000000000001"), shards);
        List<String> names = kinesis.listStreamsPaginator(r -> r.limit(1)).stream()
            .flatMap(p -> p.streamNames().stream()).collect(Collectors.toList());
        Check.equal("the paginator's names have the stream", true, names.contains(stream));
        Check.equal("names twice", names.size(), new HashSet<>(names).size());
    }

    private void register() throws InterruptedException {
        String arn = kinesis.describeStreamSummary(r -> r.streamName(stream)).streamDescriptionSummary().streamARN();
        consumer = kinesis.registerStreamConsumer(r -> r.streamARN(arn).consumerName("fan")).consumer().consumerARN();
        for (int i = 0; i < 300; i++) { // the SDK has no waiter for consumers
            ConsumerStatus status = kinesis.describeStreamConsumer(r -> r.consumerARN(consumer)).consumerDescription().consumerStatus();
            if (status == ConsumerStatus.ACTIVE) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the consumer is not ACTIVE");
    }

    private Subscription follow(String shard, ShardIteratorType from) {
        return new Subscription(client.subscriptions, consumer, shard, from);
    }

    /** The shards of a shard's children, each with exactly these parents. */
    private static List<String> children(List<ChildShard> children, String... parents) {
        children.forEach(c -> Check.equal("parents of " + c.shardId(), Set.of(parents), Set.copyOf(c.parentShards())));
        return children.stream().map(ChildShard::shardId).sorted().collect(Collectors.toList());
    }

    /** Through a split and a merge, by the rules of the Kinesis Client Library. */
    private void subscribe() throws Exception {
        register();
        String parent = "shardId-000000000000";
        BigInteger quarter = HALF.shiftRight(1);
        Subscription top = follow(parent, ShardIteratorType.TRIM_HORIZON).until(1);
        put(SdkBytes.fromUtf8String("before the split"), BigInteger.ZERO);
        kinesis.splitShard(r -> r.streamName(stream).shardToSplit(parent).newStartingHashKey(quarter.toString()));
        for (int i = 0; i < 20; i++) {
            if (i == 10) {
                active();
            }
            put(SdkBytes.fromUtf8String("after the split " + i), i % 2 == 0 ? BigInteger.ZERO : quarter);
        }
        top.toTheEnd();
        complete(parent, top.records);
        List<String> split = List.of("shardId-000000000002", "shardId-000000000003");
        Check.equal("children", split, children(top.children, parent));
        ended(parent, split, parent);

        Subscription left = follow(split.get(0), ShardIteratorType.TRIM_HORIZON).until(sent.get(split.get(0)).size());
        Subscription right = follow(split.get(1), ShardIteratorType.TRIM_HORIZON).until(sent.get(split.get(1)).size());
        kinesis.mergeShards(r -> r.streamName(stream).shardToMerge(split.get(0)).adjacentShardToMerge(split.get(1)));
        active();
        put(SdkBytes.fromUtf8String("after the merge"), BigInteger.ZERO);
        complete(split.get(0), left.toTheEnd().records);
        complete(split.get(1), right.toTheEnd().records);
        List<String> merged = List.of("shardId-000000000004");
        Check.equal("child of the left", merged, children(left.children, split.get(0), split.get(1)));
        Check.equal("child of the right", merged, children(right.children, split.get(0), split.get(1)));
        ended(split.get(0), merged, split.get(0), split.get(1));
        Subscription last = follow(merged.get(0), ShardIteratorType.TRIM_HORIZON).until(1);
        complete(merged.get(0), last.records);
        last.cancel();
        covered();
    }

    /** A closed shard, read again at LATEST, tells its children at once. */
    private void ended(String shard, List<String> children, String... parents) {
        GetRecordsResponse page = records(shard, ShardIteratorType.LATEST);
        Check.position(page.nextShardIterator(), page.hasChildShards() ? page.childShards() : List.of());
        Check.equal("children of " + shard + " by GetRecords", children, children(page.childShards(), parents));
    }

    /** The open shards cover all hash keys, as the first sync of leases demands. */
    private void covered() {
        List<Shard> open = new ArrayList<>(kinesis.listShards(
            r -> r.streamName(stream).shardFilter(f -> f.type(ShardFilterType.AT_LATEST))).shards());
        open.sort(Comparator.comparing(s -> new BigInteger(s.hashKeyRange().startingHashKey())));
        BigInteger next = BigInteger.ZERO;
        for (Shard s : open) {
            Check.equal("start of " + s.shardId(), next.toString(), s.hashKeyRange().startingHashKey());
            next = new BigInteger(s.hashKeyRange().endingHashKey()).add(BigInteger.ONE);
        }
        Check.equal("end of the hash keys", HALF.shiftLeft(1), next);
    }

    private void errors() throws Exception {
        Check.refused(ResourceNotFoundException.class, "nowhere", () -> kinesis.describeStreamSummary(r -> r.streamName("nowhere")));
        Check.refused(ResourceInUseException.class, stream, () -> kinesis.createStream(r -> r.streamName(stream).shardCount(1)));
        Check.refused(InvalidArgumentException.class, "", () -> kinesis.getRecords(r -> r.shardIterator("AAAA")));
        Check.refused(ValidationException.class, "partitionKey", () -> kinesis.putRecord(
            r -> r.streamName(stream).partitionKey("").data(SdkBytes.fromUtf8String("x"))));
        Subscription watched = follow("shardId-000000000001", ShardIteratorType.TRIM_HORIZON);
        watched.next();
        kinesis.deregisterStreamConsumer(r -> r.consumerARN(consumer));
        Throwable end = watched.failure();
        Check.equal("exception in the stream", ResourceNotFoundException.class, end.getClass());
    }

    private void delete() {
        kinesis.deleteStream(r -> r.streamName(stream).enforceConsumerDeletion(true));
        waiter.waitUntilStreamNotExists(DescribeStreamRequest.builder().streamName(stream).build());
    }
}
