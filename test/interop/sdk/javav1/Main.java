import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.kinesis.AmazonKinesis;
import com.amazonaws.services.kinesis.AmazonKinesisClientBuilder;
import com.amazonaws.services.kinesis.model.AmazonKinesisException;
import com.amazonaws.services.kinesis.model.CreateStreamRequest;
import com.amazonaws.services.kinesis.model.DeleteStreamRequest;
import com.amazonaws.services.kinesis.model.DescribeStreamRequest;
import com.amazonaws.services.kinesis.model.DescribeStreamSummaryRequest;
import com.amazonaws.services.kinesis.model.GetRecordsRequest;
import com.amazonaws.services.kinesis.model.GetRecordsResult;
import com.amazonaws.services.kinesis.model.InvalidArgumentException;
import com.amazonaws.services.kinesis.model.ListShardsRequest;
import com.amazonaws.services.kinesis.model.ListShardsResult;
import com.amazonaws.services.kinesis.model.ListStreamsResult;
import com.amazonaws.services.kinesis.model.PutRecordRequest;
import com.amazonaws.services.kinesis.model.PutRecordResult;
import com.amazonaws.services.kinesis.model.PutRecordsRequest;
import com.amazonaws.services.kinesis.model.PutRecordsRequestEntry;
import com.amazonaws.services.kinesis.model.PutRecordsResult;
import com.amazonaws.services.kinesis.model.PutRecordsResultEntry;
import com.amazonaws.services.kinesis.model.Record;
import com.amazonaws.services.kinesis.model.ResourceInUseException;
import com.amazonaws.services.kinesis.model.ResourceNotFoundException;
import com.amazonaws.services.kinesis.model.ValidationException;
import com.amazonaws.waiters.FixedDelayStrategy;
import com.amazonaws.waiters.MaxAttemptsRetryStrategy;
import com.amazonaws.waiters.PollingStrategy;
import com.amazonaws.waiters.Waiter;
import com.amazonaws.waiters.WaiterParameters;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The AWS SDK for Java 1 through the steps of the matrix, without the
 * subscription, which it has not.
 */
public final class Main {
    private static final BigInteger HALF = BigInteger.TWO.pow(127); // where shard 1 begins

    private final AmazonKinesis kinesis = AmazonKinesisClientBuilder.standard()
        .withEndpointConfiguration(new EndpointConfiguration(System.getenv("SHARDWELL_ENDPOINT"), System.getenv("AWS_REGION")))
        .build();
    private final String stream = "matrix-javav1-" + System.getenv("SHARDWELL_TRANSPORT") + "-"
        + System.getenv("SHARDWELL_PAYLOAD") + "-" + ProcessHandle.current().pid();
    /** What was put, by shard, in order. */
    private final Map<String, List<String>> sent = new TreeMap<>();

    private interface Step {
        void run() throws Exception;
    }

    public static void main(String[] arguments) {
        if ("json".equals(System.getenv("SHARDWELL_PAYLOAD"))) {
            System.setProperty("com.amazonaws.sdk.disableCbor", "true");
        }
        Main m = new Main();
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("create", m::create);
        steps.put("put", m::putOne);
        steps.put("puts", m::putMany);
        steps.put("iterate", m::iterate);
        steps.put("page", m::page);
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
        System.exit(code); // without waiting for the waiters' threads
    }

    private static void equal(String what, Object expected, Object got) {
        if (!Objects.equals(expected, got)) {
            throw new AssertionError(what + ": expected " + expected + ", got " + got);
        }
    }

    private void await(Waiter<DescribeStreamRequest> waiter) {
        PollingStrategy patience = new PollingStrategy(new MaxAttemptsRetryStrategy(60), new FixedDelayStrategy(1));
        waiter.run(new WaiterParameters<>(new DescribeStreamRequest().withStreamName(stream)).withPollingStrategy(patience));
    }

    private void create() {
        kinesis.createStream(new CreateStreamRequest().withStreamName(stream).withShardCount(2));
        await(kinesis.waiters().streamExists());
    }

    private static String entry(String sequenceNumber, ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return sequenceNumber + " " + java.util.HexFormat.of().formatHex(bytes);
    }

    private void note(String shard, String sequenceNumber, ByteBuffer data) {
        sent.computeIfAbsent(shard, s -> new ArrayList<>()).add(entry(sequenceNumber, data));
    }

    private void putOne() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        PutRecordResult answer = kinesis.putRecord(new PutRecordRequest().withStreamName(stream)
            .withPartitionKey("k").withExplicitHashKey("0").withData(ByteBuffer.wrap(all)));
        note(answer.getShardId(), answer.getSequenceNumber(), ByteBuffer.wrap(all));
        equal("shard", "shardId-000000000000", answer.getShardId());
        equal("digits of the sequence number", 56, answer.getSequenceNumber().length());
    }

    private void putMany() {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            entries.add(new PutRecordsRequestEntry().withPartitionKey("k" + i)
                .withExplicitHashKey(i % 2 == 0 ? "0" : HALF.toString())
                .withData(ByteBuffer.wrap(("record " + i).getBytes(StandardCharsets.UTF_8))));
        }
        PutRecordsResult answer = kinesis.putRecords(new PutRecordsRequest().withStreamName(stream).withRecords(entries));
        equal("FailedRecordCount", 0, answer.getFailedRecordCount());
        equal("results", entries.size(), answer.getRecords().size());
        for (int i = 0; i < entries.size(); i++) {
            PutRecordsResultEntry result = answer.getRecords().get(i);
            note(result.getShardId(), result.getSequenceNumber(), entries.get(i).getData());
        }
        equal("shards", 2, sent.size());
    }

    private void iterate() {
        for (Map.Entry<String, List<String>> shard : sent.entrySet()) {
            String position = kinesis.getShardIterator(stream, shard.getKey(), "TRIM_HORIZON").getShardIterator();
            List<String> read = new ArrayList<>();
            BigInteger last = BigInteger.ZERO;
            while (read.size() < shard.getValue().size()) {
                GetRecordsResult page = kinesis.getRecords(new GetRecordsRequest().withShardIterator(position).withLimit(40));
                for (Record r : page.getRecords()) {
                    long age = Math.abs(System.currentTimeMillis() - r.getApproximateArrivalTimestamp().getTime());
                    equal("a record arrived within a minute of now, not " + age + " ms", true, age < 60_000);
                    equal("sequence numbers ascend", true, new BigInteger(r.getSequenceNumber()).compareTo(last) > 0);
                    last = new BigInteger(r.getSequenceNumber());
                    read.add(entry(r.getSequenceNumber(), r.getData()));
                }
                position = page.getNextShardIterator();
            }
            equal("records of " + shard.getKey(), shard.getValue(), read);
        }
    }

    private void page() {
        List<String> shards = new ArrayList<>();
        ListShardsResult page = kinesis.listShards(new ListShardsRequest().withStreamName(stream).withMaxResults(1));
        while (true) {
            equal("shards of a page at most one", true, page.getShards().size() <= 1);
            page.getShards().forEach(s -> shards.add(s.getShardId()));
            if (page.getNextToken() == null) {
                break;
            }
            page = kinesis.listShards(new ListShardsRequest().withNextToken(page.getNextToken()).withMaxResults(1));
        }
        equal("shards", List.of("shardId-000000000000", "shardId-000000000001"), shards);
        List<String> names = new ArrayList<>();
        ListStreamsResult streams = kinesis.listStreams(1, null);
        names.addAll(streams.getStreamNames());
        while (streams.getHasMoreStreams()) {
            streams = kinesis.listStreams(1, names.get(names.size() - 1));
            names.addAll(streams.getStreamNames());
        }
        equal("the names have the stream", true, names.contains(stream));
    }

    private static void refused(Class<? extends AmazonKinesisException> expected, String part, Runnable call) {
        try {
            call.run();
        } catch (AmazonKinesisException e) {
            equal("exception", expected, e.getClass());
            equal("error code", expected.getSimpleName(), e.getErrorCode());
            if (e.getErrorMessage() == null || e.getErrorMessage().isEmpty() || !e.getErrorMessage().contains(part)) {
                throw new AssertionError("message " + e.getErrorMessage());
            }
            equal("characters of request id " + e.getRequestId(), 36, String.valueOf(e.getRequestId()).length());
            return;
        }
        throw new AssertionError("expected " + expected.getSimpleName() + ", got an answer");
    }

    private void errors() {
        refused(ResourceNotFoundException.class, "nowhere",
            () -> kinesis.describeStreamSummary(new DescribeStreamSummaryRequest().withStreamName("nowhere")));
        refused(ResourceInUseException.class, stream, () -> kinesis.createStream(stream, 1));
        refused(InvalidArgumentException.class, "", () -> kinesis.getRecords(new GetRecordsRequest().withShardIterator("AAAA")));
        refused(InvalidArgumentException.class, "", () -> kinesis.splitShard(stream, "shardId-000000000001", "0"));
        refused(ValidationException.class, "partitionKey",
            () -> kinesis.putRecord(stream, ByteBuffer.wrap(new byte[1]), ""));
    }

    private void delete() {
        kinesis.deleteStream(new DeleteStreamRequest().withStreamName(stream));
        await(kinesis.waiters().streamNotExists());
    }
}
