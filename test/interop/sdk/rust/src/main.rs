//! The AWS SDK for Rust through the steps of the matrix.

mod check;
mod client;
mod subscription;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use aws_sdk_kinesis::client::Waiters;
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::{ConsumerStatus, PutRecordsRequestEntry, Record, ShardIteratorType, StreamStatus};
use aws_sdk_kinesis::Client;
use check::{equal, refused, text};
use subscription::Subscription;

const PATIENCE: Duration = Duration::from_secs(60);
const POLLS: usize = 300;
const PAUSE: Duration = Duration::from_millis(200);
const HALF: u128 = 1 << 127; // where shard 1 begins
const PARENT: &str = "shardId-000000000000";

type Outcome = Result<(), String>;

/// A stream, and by shard what was put into it, in order.
struct Run {
    client: Client,
    stream: String,
    consumer: String,
    sent: BTreeMap<String, Vec<(String, Vec<u8>)>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let client = match client::new() {
        Ok(client) => client,
        Err(e) => {
            eprintln!("{e}");
            return ExitCode::FAILURE;
        }
    };
    let transport = std::env::var("SHARDWELL_TRANSPORT").unwrap_or_default();
    let stream = format!("matrix-rust-{transport}-{}", std::process::id());
    let mut run = Run { client, stream, consumer: String::new(), sent: BTreeMap::new() };
    let mut ok = report("create", run.create().await);
    ok &= report("put", run.put_one().await);
    ok &= report("puts", run.put_many().await);
    ok &= report("iterate", run.iterate().await);
    ok &= report("page", run.page().await);
    ok &= report("subscribe", run.subscribe().await);
    ok &= report("errors", run.errors().await);
    ok &= report("delete", run.delete().await);
    if ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn report(step: &str, outcome: Outcome) -> bool {
    match &outcome {
        Ok(()) => println!("step {step} ok"),
        Err(e) => println!("step {step} FAILED {}", e.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
    outcome.is_ok()
}

fn entry(r: &Record) -> (String, Vec<u8>) {
    (r.sequence_number().to_string(), r.data().as_ref().to_vec())
}

impl Run {
    async fn create(&mut self) -> Outcome {
        self.client.create_stream().stream_name(&self.stream).shard_count(2).send().await.map_err(text)?;
        self.client.wait_until_stream_exists().stream_name(&self.stream).wait(PATIENCE).await.map_err(text)?;
        Ok(())
    }

    async fn put(&mut self, data: Vec<u8>, hash_key: u128) -> Result<(String, String), String> {
        let call = self.client.put_record().stream_name(&self.stream).partition_key("k").explicit_hash_key(hash_key.to_string());
        let answer = call.data(Blob::new(data.clone())).send().await.map_err(text)?;
        let (shard, number) = (answer.shard_id().to_string(), answer.sequence_number().to_string());
        self.sent.entry(shard.clone()).or_default().push((number.clone(), data));
        Ok((shard, number))
    }

    async fn put_one(&mut self) -> Outcome {
        let (shard, number) = self.put((0..=255).collect(), 0).await?;
        equal("shard", PARENT, &shard)?;
        equal("digits of the sequence number", 56, number.len())
    }

    async fn put_many(&mut self) -> Outcome {
        let data = |i: u128| format!("record {i}").into_bytes();
        let mut entries = Vec::new();
        for i in 0..100 {
            let entry = PutRecordsRequestEntry::builder().partition_key(format!("k{i}"));
            let entry = entry.explicit_hash_key((i % 2 * HALF).to_string()).data(Blob::new(data(i)));
            entries.push(entry.build().map_err(text)?);
        }
        let answer = self.client.put_records().stream_name(&self.stream).set_records(Some(entries)).send().await.map_err(text)?;
        equal("FailedRecordCount", Some(0), answer.failed_record_count())?;
        equal("results", 100, answer.records().len())?;
        for (i, result) in (0..).zip(answer.records()) {
            let shard = result.shard_id().ok_or("a result without ShardId")?;
            let number = result.sequence_number().ok_or("a result without SequenceNumber")?;
            self.sent.entry(shard.to_string()).or_default().push((number.to_string(), data(i)));
        }
        equal("shards", 2, self.sent.len())
    }

    /// The records are what was put into the shard, in the order of sequence numbers.
    fn complete(&self, shard: &str, got: &[Record]) -> Outcome {
        let got: Vec<_> = got.iter().map(entry).collect();
        let mut sorted = got.clone();
        sorted.sort(); // by sequence number: all have 56 digits
        equal(&format!("order of {shard}"), &sorted, &got)?;
        equal(&format!("records of {shard}"), self.sent.get(shard), Some(&got))
    }

    async fn iterate(&mut self) -> Outcome {
        for (shard, sent) in &self.sent {
            let call = self.client.get_shard_iterator().stream_name(&self.stream).shard_id(shard);
            let answer = call.shard_iterator_type(ShardIteratorType::TrimHorizon).send().await.map_err(text)?;
            let mut position = answer.shard_iterator().map(str::to_string);
            let mut read = Vec::new();
            while read.len() < sent.len() {
                let page = self.client.get_records().set_shard_iterator(position).limit(40).send().await.map_err(text)?;
                check::arrivals(page.records())?;
                read.extend_from_slice(page.records());
                position = page.next_shard_iterator().map(str::to_string);
            }
            self.complete(shard, &read)?;
        }
        Ok(())
    }

    async fn page(&mut self) -> Outcome {
        let mut shards = Vec::new();
        let mut call = self.client.list_shards().stream_name(&self.stream);
        loop {
            let page = call.max_results(1).send().await.map_err(text)?;
            equal("shards of a page at most one", true, page.shards().len() <= 1)?;
            shards.extend(page.shards().iter().map(|s| s.shard_id().to_string()));
            let Some(token) = page.next_token() else { break };
            call = self.client.list_shards().next_token(token);
        }
        equal("shards", vec![PARENT.to_string(), "shardId-000000000001".to_string()], shards)?;
        let mut pages = self.client.list_streams().limit(1).into_paginator().send();
        let mut names = Vec::new();
        while let Some(page) = pages.next().await {
            names.extend_from_slice(page.map_err(text)?.stream_names());
        }
        equal("the paginator's names have the stream", true, names.contains(&self.stream))
    }

    async fn register(&mut self) -> Outcome {
        let answer = self.client.describe_stream_summary().stream_name(&self.stream).send().await.map_err(text)?;
        let arn = answer.stream_description_summary().ok_or("no description")?.stream_arn();
        let answer = self.client.register_stream_consumer().stream_arn(arn).consumer_name("fan").send().await.map_err(text)?;
        self.consumer = answer.consumer().ok_or("no consumer")?.consumer_arn().to_string();
        for _ in 0..POLLS {
            // The SDK has no waiter for consumers.
            let answer = self.client.describe_stream_consumer().consumer_arn(&self.consumer).send().await.map_err(text)?;
            if answer.consumer_description().is_some_and(|c| c.consumer_status() == &ConsumerStatus::Active) {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Err("the consumer is not ACTIVE".to_string())
    }

    /// Waits for the end of a split: the SDK's waiter looks only every ten seconds.
    async fn active(&self) -> Outcome {
        for _ in 0..POLLS {
            let answer = self.client.describe_stream_summary().stream_name(&self.stream).send().await.map_err(text)?;
            if answer.stream_description_summary().is_some_and(|s| s.stream_status() == &StreamStatus::Active) {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Err("the stream is not ACTIVE".to_string())
    }

    async fn subscribe(&mut self) -> Outcome {
        self.register().await?;
        let mut top = Subscription::new(&self.client, &self.consumer, PARENT).await?;
        top.until(1).await?;
        self.put(b"before the split".to_vec(), 0).await?;
        let split = self.client.split_shard().stream_name(&self.stream).shard_to_split(PARENT);
        split.new_starting_hash_key((HALF / 2).to_string()).send().await.map_err(text)?;
        for i in 0..20 {
            if i == 10 {
                self.active().await?;
            }
            self.put(format!("after the split {i}").into_bytes(), i % 2 * HALF / 2).await?;
        }
        top.to_the_end().await?;
        self.complete(PARENT, &top.records)?;
        let mut children: Vec<_> = top.children.iter().map(|c| c.shard_id().to_string()).collect();
        children.sort();
        equal("children", vec!["shardId-000000000002".to_string(), "shardId-000000000003".to_string()], children.clone())?;
        for child in &children {
            let mut subscription = Subscription::new(&self.client, &self.consumer, child).await?;
            subscription.until(self.sent.get(child).map_or(0, Vec::len)).await?;
            self.complete(child, &subscription.records)?;
        }
        Ok(())
    }

    async fn errors(&mut self) -> Outcome {
        let c = &self.client;
        let answer = c.describe_stream_summary().stream_name("nowhere").send().await;
        refused("ResourceNotFoundException", "nowhere", answer, |e| e.is_resource_not_found_exception())?;
        let answer = c.create_stream().stream_name(&self.stream).shard_count(1).send().await;
        refused("ResourceInUseException", &self.stream, answer, |e| e.is_resource_in_use_exception())?;
        let answer = c.get_records().shard_iterator("AAAA").send().await;
        refused("InvalidArgumentException", "", answer, |e| e.is_invalid_argument_exception())?;
        let split = c.split_shard().stream_name(&self.stream).shard_to_split("shardId-000000000001");
        let answer = split.new_starting_hash_key("not a number").send().await;
        refused("ValidationException", "newStartingHashKey", answer, |e| e.is_validation_exception())?;
        let mut watched = Subscription::new(c, &self.consumer, "shardId-000000000001").await?;
        watched.next().await?;
        c.deregister_stream_consumer().consumer_arn(&self.consumer).send().await.map_err(text)?;
        let end = watched.failure().await?;
        equal("ResourceNotFoundException in the stream", true, end.is_resource_not_found_exception())
    }

    async fn delete(&mut self) -> Outcome {
        self.client.delete_stream().stream_name(&self.stream).enforce_consumer_deletion(true).send().await.map_err(text)?;
        self.client.wait_until_stream_not_exists().stream_name(&self.stream).wait(PATIENCE).await.map_err(text)?;
        Ok(())
    }
}
