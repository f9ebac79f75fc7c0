import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** What releases since 2.30 can be told about TLS. */
final class Negotiation {
    private Negotiation() {}

    /** Makes a client speak HTTP/2 in TLS without asking by ALPN. */
    static void assume(NettyNioAsyncHttpClient.Builder http) {
        http.protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL);
    }
}
