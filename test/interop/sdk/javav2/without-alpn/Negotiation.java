import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** Releases before 2.30 know no ALPN: nothing is to be set. */
final class Negotiation {
    private Negotiation() {}

    static void assume(NettyNioAsyncHttpClient.Builder http) {}
}
