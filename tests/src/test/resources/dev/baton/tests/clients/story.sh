#!/usr/bin/env bash
# The story of story.py with the aws command. Usage: story.sh FUNCTION [AWS], with AWS_ENDPOINT_URL set.
set -euo pipefail
export AWS_ACCESS_KEY_ID=anybody AWS_SECRET_ACCESS_KEY=anything AWS_DEFAULT_REGION=us-east-1
export AWS_PAGER='' AWS_MAX_ATTEMPTS=1

tool=${2:-aws}

aws() {
  command "$tool" --endpoint-url "$AWS_ENDPOINT_URL" --output text "$@"
}

# is EXPECTED GIVEN
is() {
  if [ "$1" != "$2" ]; then
    echo "expected '$1', was '$2'" >&2
    exit 1
  fi
}

# refused CODE COMMAND...
refused() {
  local code=$1 said
  shift
  if said=$(aws "$@" 2>&1); then
    echo "expected $code of: $*" >&2
    exit 1
  fi
  case $said in
    *"$code"*) ;;
    *)
      echo "expected $code of: $*; was: $said" >&2
      exit 1
      ;;
  esac
}

url=$(aws sqs create-queue --queue-name sh-orders --query QueueUrl)
aws sqs send-message --queue-url "$url" --message-body 'order 1' >/dev/null
is 'order 1' "$(aws sqs receive-message --queue-url "$url" --wait-time-seconds 5 --query 'Messages[0].Body')"
aws sqs purge-queue --queue-url "$url"
refused NonExistentQueue sqs get-queue-url --queue-name sh-none

aws dynamodb create-table --table-name sh-people --billing-mode PAY_PER_REQUEST \
  --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH >/dev/null
for i in 1 2 3 4 5; do
  aws dynamodb put-item --table-name sh-people --item "{\"id\": {\"S\": \"$i\"}}"
done
is 5 "$(aws dynamodb scan --table-name sh-people --page-size 2 --query 'length(Items)' --output json)"
refused ConditionalCheckFailedException dynamodb put-item --table-name sh-people --item '{"id": {"S": "1"}}' \
  --condition-expression 'attribute_not_exists(id)'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo 'text 1' >"$folder/1.txt"
aws s3 mb s3://sh-files >/dev/null
aws s3 cp --quiet "$folder/1.txt" s3://sh-files/in/1.txt
aws s3 cp --quiet s3://sh-files/in/1.txt "$folder/back.txt"
is 'text 1' "$(cat "$folder/back.txt")"
head -c 20000000 /dev/urandom >"$folder/large"
aws s3 cp --quiet "$folder/large" s3://sh-files/in/large # in parts
aws s3 cp --quiet s3://sh-files/in/large "$folder/large-back"
cmp "$folder/large" "$folder/large-back"
refused NoSuchKey s3api get-object --bucket sh-files --key none "$folder/none"

arn=$(aws sqs get-queue-attributes --queue-url "$url" --attribute-names QueueArn --query Attributes.QueueArn)
aws events create-event-bus --name sh-bus >/dev/null
aws events put-rule --name sh-rule --event-bus-name sh-bus --event-pattern '{"source": ["shop"]}' >/dev/null
aws events put-targets --rule sh-rule --event-bus-name sh-bus --targets "Id=q,Arn=$arn,InputPath=\$.detail.item" \
  --query FailedEntryCount >/dev/null
is 0 "$(aws events put-events --query FailedEntryCount \
  --entries '[{"Source": "shop", "DetailType": "Sold", "Detail": "{\"item\": 7}", "EventBusName": "sh-bus"}]')"
is 7 "$(aws sqs receive-message --queue-url "$url" --wait-time-seconds 10 --query 'Messages[0].Body')"
refused ResourceNotFoundException events describe-rule --name none --event-bus-name sh-bus

definition='{"StartAt": "Say", "States": {"Say": {"Type": "Pass", "Result": {"answer": 42}, "End": true}}}'
machine=$(aws stepfunctions create-state-machine --name sh-say --definition "$definition" \
  --role-arn arn:aws:iam::000000000000:role/sh --query stateMachineArn)
for i in 1 2 3; do
  execution=$(aws stepfunctions start-execution --state-machine-arn "$machine" --name "run-$i" --query executionArn)
done
for _ in 1 2 3 4 5 6 7 8 9; do
  status=$(aws stepfunctions describe-execution --execution-arn "$execution" --query status)
  [ "$status" = RUNNING ] || break
done
is SUCCEEDED "$status"
is 3 "$(aws stepfunctions list-executions --state-machine-arn "$machine" --page-size 2 --query 'length(executions)' --output json)"
refused ExecutionDoesNotExist stepfunctions describe-execution --execution-arn "$execution-none"

is "$1" "$(aws lambda list-functions --query "Functions[?FunctionName=='$1'].FunctionName")"
case $(command "$tool" --version 2>&1) in
  aws-cli/2*) binary='--cli-binary-format raw-in-base64-out' ;;
  *) binary='' ;;
esac
# shellcheck disable=SC2086
aws lambda invoke --function-name "$1" --payload '{"query": "nothing"}' $binary "$folder/answer" >/dev/null
grep -q '"documents":\[\]' "$folder/answer"
refused ResourceNotFoundException lambda get-function --function-name none
echo 'the story of aws is told'
