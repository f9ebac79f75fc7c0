//! The client of one transport.

use std::env;

use aws_credential_types::Credentials;
use aws_sdk_kinesis::config::{Region, SharedCredentialsProvider};
use aws_sdk_kinesis::{Client, Config};
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::Builder;

/// Makes the client that the environment asks for: HTTP/1.1 on http://, what
/// ALPN gives (HTTP/2) on https://.
pub fn new() -> Result<Client, String> {
    let setting = |name: &str| env::var(name).map_err(|e| format!("{name}: {e}"));
    let credentials = Credentials::new(setting("AWS_ACCESS_KEY_ID")?, setting("AWS_SECRET_ACCESS_KEY")?, None, None, "environment");
    let config = Config::builder()
        .behavior_version_latest()
        .region(Region::new(setting("AWS_REGION")?))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .endpoint_url(setting("SHARDWELL_ENDPOINT")?);
    let http = match setting("SHARDWELL_TRANSPORT")?.as_str() {
        "http1" => Builder::new().build_http(),
        // As by default, whom the system or SSL_CERT_FILE says is trusted.
        "tls" => Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https(),
        other => return Err(format!("no transport {other}")),
    };
    Ok(Client::from_conf(config.http_client(http).build()))
}
