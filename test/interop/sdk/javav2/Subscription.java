import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** One SubscribeToShard, as the SDK's own handler sees it. */
final class Subscription {
    private static final int PATIENCE_SECONDS = 60;

    final List<Record> records = new ArrayList<>();
    final List<ChildShard> children = new ArrayList<>();

    private final BlockingQueue<SubscribeToShardEvent> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> done;

    Subscription(KinesisAsyncClient client, String consumer, String shard, ShardIteratorType from) {
        SubscribeToShardResponseHandler handler = SubscribeToShardResponseHandler.builder()
            .subscriber(SubscribeToShardResponseHandler.Visitor.builder().onSubscribeToShardEvent(events::add).build())
            .build();
        done = client.subscribeToShard(
            r -> r.consumerARN(consumer).shardId(shard).startingPosition(p -> p.type(from)), handler);
    }

    /** Reads on until there are so many records, and checks the rules of positions on the way. */
    Subscription until(int count) throws Exception {
        while (records.size() < count) {
            next();
        }
        return this;
    }

    /** Reads one event. */
    void next() throws Exception {
        SubscribeToShardEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            if (done.isDone()) {
                done.get();
            }
            throw new AssertionError("no event in " + PATIENCE_SECONDS + " s, after " + records.size() + " records");
        }
        take(event);
    }

    /** Reads to the end of the shard, which has children, and the end of the subscription. */
    Subscription toTheEnd() throws Exception {
        while (children.isEmpty()) {
            next();
        }
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Check.equal("events after the end of the shard", 0, events.size());
        return this;
    }

    /** Waits for the subscription to end with an error, and gives it. */
    Throwable failure() throws Exception {
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the subscription did not end");
        } catch (java.util.concurrent.ExecutionException e) {
            return e.getCause();
        }
        throw new AssertionError("the subscription ended without an error");
    }

    /** Gives it up. */
    void cancel() {
        done.cancel(true);
    }

    private void take(SubscribeToShardEvent event) {
        Check.position(event.continuationSequenceNumber(), event.hasChildShards() ? event.childShards() : List.of());
        Check.arrivals(event.records());
        records.addAll(event.records());
        if (event.hasChildShards()) {
            children.addAll(event.childShards());
        }
    }
}
