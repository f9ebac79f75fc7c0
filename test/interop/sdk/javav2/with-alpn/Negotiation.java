import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** What releases since 2.30 can be told about TLS. */
final class Negotiation {
    private Negotiation() {}

    /** Makes a client ask for HTTP/2 in TLS by ALPN, which it does not by itself. */
    static void ask(NettyNioAsyncHttpClient.Builder http) {
        http.protocolNegotiation(ProtocolNegotiation.ALPN);
    }
}
