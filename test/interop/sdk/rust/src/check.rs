//! What is expected; anything else is an error that says so.

use std::error::Error;
use std::fmt::Debug;
use std::time::{SystemTime, UNIX_EPOCH};

use aws_sdk_kinesis::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_kinesis::operation::RequestId;
use aws_sdk_kinesis::types::Record;

/// Says all that an error knows: errors of the SDK by themselves say little.
pub fn text<E: Error>(e: E) -> String {
    DisplayErrorContext(e).to_string()
}

pub fn equal<T: PartialEq + Debug>(what: &str, expected: T, got: T) -> Result<(), String> {
    if expected == got {
        return Ok(());
    }
    Err(format!("{what}: expected {expected:?}, got {got:?}"))
}

/// Records arrived within a minute of now.
pub fn arrivals(records: &[Record]) -> Result<(), String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(text)?.as_secs_f64();
    for record in records {
        let arrival = record.approximate_arrival_timestamp().ok_or("a record without a time of arrival")?;
        if (arrival.as_secs_f64() - now).abs() > 60.0 {
            return Err(format!("a record arrived at {arrival:?}"));
        }
    }
    Ok(())
}

/// A call that has to end with an exception of the class that `is` knows,
/// complete: with its code, a message that has `part` in it, and a request id.
pub fn refused<T, E, R>(code: &str, part: &str, result: Result<T, SdkError<E, R>>, is: fn(&E) -> bool) -> Result<(), String>
where
    E: Error + ProvideErrorMetadata + 'static,
    R: Debug + 'static,
    SdkError<E, R>: RequestId,
{
    let Err(e) = result else {
        return Err(format!("expected {code}, got an answer"));
    };
    let Some(service) = e.as_service_error().filter(|s| is(s)) else {
        return Err(format!("expected {code}, got {}", text(e)));
    };
    equal("code", Some(code), service.code())?;
    if !service.message().is_some_and(|m| !m.is_empty() && m.contains(part)) {
        return Err(format!("message {:?}", service.message()));
    }
    equal("characters of the request id", 36, e.request_id().unwrap_or_default().len())
}
