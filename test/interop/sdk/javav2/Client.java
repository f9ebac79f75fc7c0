import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClientBuilder;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * The clients of one transport. On http1 calls go through the synchronous
 * client; elsewhere through the asynchronous one with its defaults, which is
 * the Kinesis Client Library's. Subscriptions always need the latter.
 */
final class Client {
    final KinesisClient calls;
    final KinesisAsyncClient subscriptions;

    /**
     * How long the first connection may take. The default of ten seconds is too
     * short for a machine that starts several Java programs and compiles others.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    Client() {
        URI endpoint = URI.create(System.getenv("SHARDWELL_ENDPOINT"));
        String transport = System.getenv("SHARDWELL_TRANSPORT");
        if ("json".equals(System.getenv("SHARDWELL_PAYLOAD"))) {
            System.setProperty("aws.cborEnabled", "false");
        }
        NettyNioAsyncHttpClient.Builder http = NettyNioAsyncHttpClient.builder().connectionAcquisitionTimeout(PATIENCE);
        KinesisAsyncClientBuilder builder = KinesisAsyncClient.builder().endpointOverride(endpoint).httpClientBuilder(http);
        switch (transport) {
            case "http1":
                http.protocol(Protocol.HTTP1_1);
                break;
            case "tls":
                Negotiation.ask(http);
                break;
            case "h2c":
            case "tls-noalpn":
                break; // what the asynchronous client does by itself
            default:
                throw new IllegalArgumentException("no transport " + transport);
        }
        subscriptions = builder.build();
        calls = transport.equals("http1")
            ? KinesisClient.builder().endpointOverride(endpoint).httpClientBuilder(UrlConnectionHttpClient.builder()).build()
            : waiting(subscriptions);
    }

    /** Gives the asynchronous client the methods of the synchronous one. */
    private static KinesisClient waiting(KinesisAsyncClient client) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Method same;
            try {
                same = KinesisAsyncClient.class.getMethod(method.getName(), method.getParameterTypes());
            } catch (NoSuchMethodException e) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (same.getReturnType() != CompletableFuture.class) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            try {
                return ((CompletableFuture<?>) same.invoke(client, arguments)).join();
            } catch (CompletionException e) {
                throw e.getCause();
            }
        };
        return (KinesisClient) Proxy.newProxyInstance(Client.class.getClassLoader(), new Class<?>[] {KinesisClient.class}, handler);
    }
}
