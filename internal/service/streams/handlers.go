package streams

import (
	"errors"
	"fmt"

	"github.com/shardwell/shardwell"
	"github.com/shardwell/shardwell/internal/log"
	"github.com/shardwell/shardwell/internal/service"
	"github.com/shardwell/shardwell/internal/service/streams/catalog"
)

// Handlers gives the operations that are there, by their name in the API.
func (s *Service) Handlers() map[string]service.Handler {
	return s.limited(map[string]service.Handler{
		"AcknowledgeDeadLetterQueueRecords":      s.acknowledgeDeadLetterQueueRecords,
		"AcknowledgeQueueRecords":                s.acknowledgeQueueRecords,
		"AddTagsToStream":                        s.addTagsToStream,
		"CreateChannel":                          s.createChannel,
		"CreateQueue":                            s.createQueue,
		"CreateStream":                           s.createStream,
		"DecreaseStreamRetentionPeriod":          s.decreaseStreamRetentionPeriod,
		"DeleteChannel":                          s.deleteChannel,
		"DeleteQueue":                            s.deleteQueue,
		"DeleteResourcePolicy":                   s.deleteResourcePolicy,
		"DeleteStream":                           s.deleteStream,
		"DeregisterStreamConsumer":               s.deregisterStreamConsumer,
		"DescribeAccountSettings":                s.describeAccountSettings,
		"DescribeChannel":                        s.describeChannel,
		"DescribeLimits":                         s.describeLimits,
		"DescribeQueue":                          s.describeQueue,
		"DescribeStream":                         s.describeStream,
		"DescribeStreamConsumer":                 s.describeStreamConsumer,
		"DescribeStreamSummary":                  s.describeStreamSummary,
		"DisableEnhancedMonitoring":              s.disableEnhancedMonitoring,
		"EnableEnhancedMonitoring":               s.enableEnhancedMonitoring,
		"GetRecords":                             s.data.getRecords,
		"GetResourcePolicy":                      s.getResourcePolicy,
		"GetShardIterator":                       s.data.getShardIterator,
		"IncreaseStreamRetentionPeriod":          s.increaseStreamRetentionPeriod,
		"ListChannels":                           s.listChannels,
		"ListQueues":                             s.listQueues,
		"ListShards":                             s.listShards,
		"ListStreamConsumers":                    s.listStreamConsumers,
		"ListStreams":                            s.listStreams,
		"ListTagsForResource":                    s.listTagsForResource,
		"ListTagsForStream":                      s.listTagsForStream,
		"MergeShards":                            s.mergeShards,
		"PutRecord":                              s.data.putRecord,
		"PutRecords":                             s.data.putRecords,
		"PutResourcePolicy":                      s.putResourcePolicy,
		"ReceiveDeadLetterQueueRecords":          s.receiveDeadLetterQueueRecords,
		"ReceiveQueueRecords":                    s.receiveQueueRecords,
		"RegisterStreamConsumer":                 s.registerStreamConsumer,
		"RemoveTagsFromStream":                   s.removeTagsFromStream,
		"RestoreDeadLetterQueueRecords":          s.restoreDeadLetterQueueRecords,
		"SplitShard":                             s.splitShard,
		"StartStreamEncryption":                  s.startStreamEncryption,
		"StopStreamEncryption":                   s.stopStreamEncryption,
		"SubscribeToShard":                       s.fanout.subscribeToShard,
		"TagResource":                            s.tagResource,
		"UntagResource":                          s.untagResource,
		"UpdateAccountSettings":                  s.updateAccountSettings,
		"UpdateChannel":                          s.updateChannel,
		"UpdateDeadLetterQueueRecordsVisibility": s.updateDeadLetterQueueRecordsVisibility,
		"UpdateMaxRecordSize":                    s.updateMaxRecordSize,
		"UpdateQueue":                            s.updateQueue,
		"UpdateQueueRecordsVisibility":           s.updateQueueRecordsVisibility,
		"UpdateShardCount":                       s.updateShardCount,
		"UpdateStreamMode":                       s.updateStreamMode,
		"UpdateStreamRecordDistributionStrategy": s.updateStreamRecordDistributionStrategy,
		"UpdateStreamWarmThroughput":             s.updateStreamWarmThroughput,
	})
}

// controlFailure turns what kept the catalog from carrying out a command into
// the answer for the client: a refusal as it is, a service that cannot take
// the command now as such, all else as an InternalFailure.
func controlFailure(doing string, k catalog.Key, err error) error {
	if refusal, ok := errors.AsType[*shardwell.Error](err); ok {
		return refusal
	}
	for _, passing := range []error{log.ErrFull, log.ErrBusy, log.ErrClosed} {
		if errors.Is(err, passing) {
			return errUnavailable()
		}
	}
	return fmt.Errorf("%s %s in account %s: %w", doing, k.Name, k.Account, err)
}

// pageSize gives how many items a page holds: what was asked for, but never
// more than most. AWS caps silently (recorded).
func pageSize(limit *int32, most int) int {
	if limit == nil {
		return most
	}
	return min(int(*limit), most)
}
