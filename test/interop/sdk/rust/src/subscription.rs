//! One SubscribeToShard, as the SDK's own receiver sees it.

use std::time::Duration;

use aws_sdk_kinesis::error::SdkError;
use aws_sdk_kinesis::primitives::event_stream::EventReceiver;
use aws_sdk_kinesis::types::error::SubscribeToShardEventStreamError;
use aws_sdk_kinesis::types::{ChildShard, Record, ShardIteratorType, StartingPosition, SubscribeToShardEventStream};
use aws_sdk_kinesis::Client;
use tokio::time::timeout;

use crate::check;

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Subscription {
    events: EventReceiver<SubscribeToShardEventStream, SubscribeToShardEventStreamError>,
    pub records: Vec<Record>,
    pub children: Vec<ChildShard>,
}

impl Subscription {
    /// Subscribes from the beginning of a shard.
    pub async fn new(client: &Client, consumer: &str, shard: &str) -> Result<Self, String> {
        let position = StartingPosition::builder().r#type(ShardIteratorType::TrimHorizon).build().map_err(check::text)?;
        let answer = client.subscribe_to_shard().consumer_arn(consumer).shard_id(shard).starting_position(position);
        let events = answer.send().await.map_err(check::text)?.event_stream;
        Ok(Subscription { events, records: Vec::new(), children: Vec::new() })
    }

    /// Reads on until there are so many records.
    pub async fn until(&mut self, count: usize) -> Result<(), String> {
        while self.records.len() < count {
            self.next().await?;
        }
        Ok(())
    }

    /// Reads one event.
    pub async fn next(&mut self) -> Result<(), String> {
        let received = timeout(PATIENCE, self.events.recv()).await.map_err(|_| "no event in 60 s")?;
        match received.map_err(check::text)? {
            Some(SubscribeToShardEventStream::SubscribeToShardEvent(event)) => {
                // What is absent is empty here.
                let (ends, children) = (event.continuation_sequence_number().is_empty(), event.child_shards());
                if ends == children.is_empty() || children.iter().any(|c| c.parent_shards().is_empty()) {
                    return Err(format!("ContinuationSequenceNumber and ChildShards do not agree in {event:?}"));
                }
                check::arrivals(event.records())?;
                self.records.extend_from_slice(event.records());
                self.children.extend_from_slice(children);
                Ok(())
            }
            Some(other) => Err(format!("an event of no known kind: {other:?}")),
            None => Err("the subscription ended".to_string()),
        }
    }

    /// Reads to the end of the shard, which has children, and the end of the subscription.
    pub async fn to_the_end(&mut self) -> Result<(), String> {
        while self.children.is_empty() {
            self.next().await?;
        }
        match timeout(PATIENCE, self.events.recv()).await.map_err(|_| "no end in 60 s")? {
            Ok(None) => Ok(()),
            other => Err(format!("after the end of the shard: {other:?}")),
        }
    }

    /// Waits for the subscription to end with an error of the API model, and gives it.
    pub async fn failure(&mut self) -> Result<SubscribeToShardEventStreamError, String> {
        loop {
            match timeout(PATIENCE, self.events.recv()).await.map_err(|_| "no end in 60 s")? {
                Ok(Some(_)) => {}
                Ok(None) => return Err("the subscription ended without an error".to_string()),
                Err(SdkError::ServiceError(e)) => return Ok(e.into_err()),
                Err(e) => return Err(check::text(e)),
            }
        }
    }
}
