import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** Releases before 2.30 know no ALPN. */
final class Negotiation {
    private Negotiation() {}

    static void ask(NettyNioAsyncHttpClient.Builder http) {
        throw new UnsupportedOperationException("this release knows no ALPN");
    }
}
