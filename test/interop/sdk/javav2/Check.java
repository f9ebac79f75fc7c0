import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.Record;

/** What is expected; anything else is an AssertionError. */
final class Check {
    private Check() {}

    static void equal(String what, Object expected, Object got) {
        if (!Objects.equals(expected, got)) {
            throw new AssertionError(what + ": expected " + expected + ", got " + got);
        }
    }

    /** Records arrived within a minute of now. */
    static void arrivals(List<Record> records) {
        for (Record r : records) {
            Duration age = Duration.between(r.approximateArrivalTimestamp(), Instant.now()).abs();
            if (age.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new AssertionError("a record arrived " + age + " from now");
            }
        }
    }

    /**
     * The Kinesis Client Library's rule of a page or an event: the next
     * position is absent if and only if there are children, and each of them
     * names its parents. It reads anything else again, for ever.
     */
    static void position(String next, List<ChildShard> children) {
        boolean orphans = children.stream().anyMatch(c -> c.parentShards().isEmpty());
        if ((next == null) == children.isEmpty() || orphans) {
            throw new AssertionError("next position " + next + " with children " + children);
        }
    }

    /** A call that has to end with this very exception class, complete. */
    static void refused(Class<? extends KinesisException> expected, String part, Runnable call) {
        try {
            call.run();
        } catch (KinesisException e) {
            complete(expected, part, e);
            return;
        }
        throw new AssertionError("expected " + expected.getSimpleName() + ", got an answer");
    }

    /** The exception is of this class, and has what the service says about it. */
    static void complete(Class<? extends KinesisException> expected, String part, Throwable e) {
        if (e == null || e.getClass() != expected) {
            throw new AssertionError("expected " + expected.getSimpleName() + ", got " + e);
        }
        KinesisException k = (KinesisException) e;
        Check.equal("error code", expected.getSimpleName(), k.awsErrorDetails().errorCode());
        String message = k.awsErrorDetails().errorMessage();
        if (message == null || message.isEmpty() || !message.contains(part)) {
            throw new AssertionError("message " + message);
        }
        if (k.requestId() == null || k.requestId().length() != 36 || k.extendedRequestId() == null) {
            throw new AssertionError("request ids " + k.requestId() + ", " + k.extendedRequestId());
        }
    }
}
