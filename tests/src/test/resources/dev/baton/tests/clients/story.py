"""What an ordinary script does with six services; ends with an assertion at the first surprise.

Usage: story.py FUNCTION NAME, with AWS_ENDPOINT_URL set. FUNCTION is the name of the document search;
what is made here has names that begin with NAME.
"""
import json
import os
import sys

import boto3
from botocore.exceptions import ClientError

NAME = sys.argv[2] + "-"


def client(service, **more):
    # Older ones do not read AWS_ENDPOINT_URL themselves.
    return boto3.client(service, region_name="us-east-1", aws_access_key_id="anybody",
                        aws_secret_access_key="anything",
                        endpoint_url=os.environ["AWS_ENDPOINT_URL"], **more)


def refused(code, call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        given = error.response["Error"]["Code"]
        assert given == code, f"{given} instead of {code}"
        return
    raise AssertionError(f"{code} was expected")


def take(sqs, url, count):
    bodies = []
    while len(bodies) < count:
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=10)
        messages = answer.get("Messages", [])
        assert messages, f"only {len(bodies)} of {count} messages came"
        for message in messages:
            bodies.append(message["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    return bodies


def queue(sqs):
    url = sqs.create_queue(QueueName=NAME + "orders")["QueueUrl"]
    for batch in range(0, 20, 10):
        entries = [{"Id": str(i), "MessageBody": f"order {i}"} for i in range(batch, batch + 10)]
        assert len(sqs.send_message_batch(QueueUrl=url, Entries=entries)["Successful"]) == 10
    assert sorted(take(sqs, url, 20)) == sorted(f"order {i}" for i in range(20))
    refused("AWS.SimpleQueueService.NonExistentQueue", sqs.get_queue_url, QueueName=NAME + "none")
    return url


def table(dynamodb):
    dynamodb.create_table(
        TableName=NAME + "people", BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}])
    for i in range(25):
        dynamodb.put_item(TableName=NAME + "people", Item={"id": {"S": str(i)}, "n": {"N": str(i)}})
    pages = list(dynamodb.get_paginator("scan").paginate(
        TableName=NAME + "people", PaginationConfig={"PageSize": 10}))
    assert len(pages) == 3, len(pages)
    assert sum(page["Count"] for page in pages) == 25
    refused("ConditionalCheckFailedException", dynamodb.put_item, TableName=NAME + "people",
            Item={"id": {"S": "1"}}, ConditionExpression="attribute_not_exists(id)")
    refused("ResourceNotFoundException", dynamodb.describe_table, TableName=NAME + "none")


def bucket(s3):
    s3.create_bucket(Bucket=NAME + "files")
    for i in range(5):
        s3.put_object(Bucket=NAME + "files", Key=f"in/{i}.txt", Body=f"text {i}".encode())
    pages = list(s3.get_paginator("list_objects_v2").paginate(
        Bucket=NAME + "files", Prefix="in/", PaginationConfig={"PageSize": 2}))
    assert [len(page["Contents"]) for page in pages] == [2, 2, 1]
    assert s3.get_object(Bucket=NAME + "files", Key="in/3.txt")["Body"].read() == b"text 3"
    refused("NoSuchKey", s3.get_object, Bucket=NAME + "files", Key="in/none")
    refused("NoSuchBucket", s3.list_objects_v2, Bucket=NAME + "none")


def bus(events, sqs, url):
    events.create_event_bus(Name=NAME + "bus")
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    events.put_rule(Name=NAME + "rule", EventBusName=NAME + "bus", EventPattern=json.dumps({"source": ["shop"]}))
    events.put_targets(Rule=NAME + "rule", EventBusName=NAME + "bus", Targets=[
        {"Id": "q", "Arn": arn, "InputPath": "$.detail"}])
    answer = events.put_events(Entries=[
        {"Source": "shop", "DetailType": "Sold", "Detail": "{\"item\": 7}", "EventBusName": NAME + "bus"},
        {"Source": "else", "DetailType": "Sold", "Detail": "{}", "EventBusName": NAME + "bus"}])
    assert answer["FailedEntryCount"] == 0
    assert json.loads(take(sqs, url, 1)[0]) == {"item": 7}
    refused("ResourceNotFoundException", events.describe_rule, Name="none", EventBusName=NAME + "bus")


def machine(sfn, sqs, url):
    definition = {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {
        "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "TimeoutSeconds": 300, "End": True, "Arguments": {
                    "QueueUrl": url, "MessageBody": {"token": "{% $states.context.Task.Token %}"}}}}}
    arn = sfn.create_state_machine(name=NAME + "ask", definition=json.dumps(definition),
                                   roleArn="arn:aws:iam::000000000000:role/py")["stateMachineArn"]
    started = [sfn.start_execution(stateMachineArn=arn, name=f"run-{i}", input="{}")["executionArn"]
               for i in range(6)]
    for body in take(sqs, url, 6):
        sfn.send_task_success(taskToken=json.loads(body)["token"], output="{\"answer\": 42}")
    for execution in started:
        shown = sfn.describe_execution(executionArn=execution)
        assert shown["status"] == "SUCCEEDED", shown
        assert json.loads(shown["output"]) == {"answer": 42}
    pages = list(sfn.get_paginator("list_executions").paginate(
        stateMachineArn=arn, PaginationConfig={"PageSize": 4}))
    assert [len(page["executions"]) for page in pages] == [4, 2]
    history = sfn.get_execution_history(executionArn=started[0])["events"]
    assert history[0]["type"] == "ExecutionStarted" and history[-1]["type"] == "ExecutionSucceeded"
    refused("ExecutionDoesNotExist", sfn.describe_execution, executionArn=started[0] + "-none")
    refused("InvalidToken", sfn.send_task_success, taskToken="none", output="{}")


def function(functions, name):
    assert name in [each["FunctionName"] for each in functions.list_functions()["Functions"]]
    answer = functions.invoke(FunctionName=name, Payload=json.dumps({"query": "nothing"}))
    assert answer["StatusCode"] == 200
    assert json.load(answer["Payload"])["documents"] == []
    refused("ResourceNotFoundException", functions.invoke, FunctionName="none", Payload="{}")


def main():
    sqs, sfn = client("sqs"), client("stepfunctions")
    url = queue(sqs)
    table(client("dynamodb"))
    bucket(client("s3"))
    bus(client("events"), sqs, url)
    machine(sfn, sqs, url)
    function(client("lambda"), sys.argv[1])
    print("the story of boto3 is told")


main()
