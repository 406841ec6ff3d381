using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Events;

public sealed class InvocationTests
{
    [Fact]
    public async Task Basic_credentials_and_parameters_are_sent()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        var parameters = """{"HeaderParameters":[{"Key":"X-Source","Value":"prod"},{"Key":"User-Agent","Value":"mine"}],"QueryStringParameters":[{"Key":"a b","Value":"c&d"}],"BodyParameters":[{"Key":"tenant","Value":"orchid"}]}""";
        await WireAsync(sandbox, receiver.Address + "/*", "BASIC", $$"""{"BasicAuthParameters":{"Username":"ana","Password":"pass word"},"InvocationHttpParameters":{{parameters}}}""",
            """{"HttpParameters":{"PathParameterValues":["one/two"],"HeaderParameters":{"X-Rule":"shop","X-Source":"loses"}}}""");
        var request = await PublishAsync(sandbox, receiver);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ana:pass word")), request.Headers["Authorization"]);
        Assert.Equal(("prod", "shop"), (request.Headers["X-Source"], request.Headers["X-Rule"]));
        Assert.Equal("Amazon/EventBridge/ApiDestinations", request.Headers["User-Agent"]);
        Assert.StartsWith("/webhook/one", request.Target, StringComparison.Ordinal);
        Assert.EndsWith("?a%20b=c%26d", request.Target, StringComparison.Ordinal);
        Assert.Equal(("orchid", "my.shop"), ((string)request.Json["tenant"]!, (string)request.Json["source"]!));
    }

    [Fact]
    public async Task An_OAuth_token_is_fetched_kept_and_renewed_after_401()
    {
        var issued = 0;
        await using var login = await Receiver.StartAsync();
        for (var answer = 0; answer < 5; answer++)
        {
            login.AnswersBy(context =>
            {
                context.Response.StatusCode = 200;
                var body = Encoding.UTF8.GetBytes($$"""{"access_token":"token-{{++issued}}"}""");
                return context.Response.Body.WriteAsync(body).AsTask();
            });
        }

        await using var receiver = (await Receiver.StartAsync()).Answers(202, 202, 401, 202);
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        await WireAsync(sandbox, receiver.Address.ToString(), "OAUTH_CLIENT_CREDENTIALS", $$"""
            {"OAuthParameters":{"ClientParameters":{"ClientID":"ana","ClientSecret":"hidden"},"AuthorizationEndpoint":"{{login.Address}}","HttpMethod":"POST"} }
            """, "{}");
        for (var number = 1; number <= 3; number++)
        {
            await PublishAsync(sandbox, receiver);
            await Until.DeliveriesEndAsync(sandbox, number);
        }

        Assert.Equal(
            ["Bearer token-1", "Bearer token-1", "Bearer token-1", "Bearer token-2"],
            receiver.Received.Select(request => request.Headers["Authorization"]));
        Assert.Equal(2, login.Received.Count);
        Assert.Contains("client_secret=hidden", login.Received[0].Body, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", login.Received[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Input":"{\"constant\":true}"}""", """{"constant":true}""")]
    [InlineData("""{"InputPath":"$.detail.items[1]"}""", """{"name":"pot"}""")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"who":"$.detail.who","n":"$.detail.n"},"InputTemplate":"{\"text\":\"<who> bought <n>\",\"n\":<n>,\"rule\":\"<aws.events.rule-name>\"}"}}""", """{"text":"Ana \"A\" bought 2","n":2,"rule":"shop"}""")]
    public async Task A_target_can_shape_its_input(string target, string expected)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        await WireAsync(sandbox, receiver.Address.ToString(), "API_KEY", """{"ApiKeyAuthParameters":{"ApiKeyName":"X-Key","ApiKeyValue":"v"}}""", target);
        var request = await PublishAsync(sandbox, receiver);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), request.Json), request.Body);
    }

    [Fact]
    public async Task The_targets_retry_policy_ends_in_the_dead_letter_list()
    {
        await using var receiver = (await Receiver.StartAsync()).Answers(503, 503, 503, 503, 503);
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        await WireAsync(sandbox, receiver.Address.ToString(), "API_KEY", """{"ApiKeyAuthParameters":{"ApiKeyName":"X-Key","ApiKeyValue":"v"}}""",
            """{"RetryPolicy":{"MaximumRetryAttempts":2},"DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:111122223333:dlq"}}""");
        await PublishAsync(sandbox, receiver);
        var delivery = Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1));
        Assert.Equal(3, delivery["attempts"]!.AsArray().Count);
        var letter = delivery["deadLetter"]!;
        Assert.Equal(("MaximumRetryAttempts", 2, "arn:aws:sqs:eu-west-1:111122223333:dlq"),
            ((string)letter["exhaustedRetryCondition"]!, (int)letter["retryAttempts"]!, (string)letter["queueArn"]!));
    }

    [Fact]
    public async Task A_reset_keeps_the_console_connected_and_forgets_its_deliveries()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        using var reset = await sandbox.Http.PostAsync("/_sandbox/reset", null);
        Assert.Equal(204, (int)reset.StatusCode);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.UnblockAsync("payroll");
        await Until.IsTrueAsync(() => receiver.Received.Any(request => (string?)request.Json["detail"]!["eventName"] == "DeleteBucketPublicAccessBlock"));
    }

    [Theory]
    [InlineData("CreateConnection", """{"Name":"a","Name":"b"}""", "SerializationException")]
    [InlineData("CreateConnection", "[]", "SerializationException")]
    [InlineData("CreateConnection", """{"Name":"a b","AuthorizationType":"API_KEY","AuthParameters":{}}""", "ValidationException")]
    [InlineData("CreateConnection", """{"Name":"a","AuthorizationType":"API_KEY","AuthParameters":{"ApiKeyAuthParameters":{"ApiKeyName":"X","ApiKeyValue":"a\r\nEvil: 1"}}}""", "ValidationException")]
    [InlineData("PutRule", """{"Name":"a","ScheduleExpression":"rate(5 minutes)"}""", "ValidationException")]
    [InlineData("PutTargets", """{"Rule":"nobody","Targets":[{"Id":"1","Arn":"a"}]}""", "ResourceNotFoundException")]
    [InlineData("PutEvents", """{"Entries":[]}""", "ValidationException")]
    [InlineData("NoSuchThing", "{}", "UnknownOperationException")]
    public async Task A_wrong_request_is_refused_as_EventBridge_does(string operation, string body, string code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await (await sandbox.AsAsync("dana")).JsonAsync("events", "AWSEvents." + operation, body);
        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    private static async Task WireAsync(TestSandbox sandbox, string endpoint, string type, string auth, string target)
    {
        var dana = await sandbox.AsAsync("dana");
        async Task<JsonNode> Call(string operation, JsonObject body)
        {
            var reply = await dana.JsonAsync("events", "AWSEvents." + operation, body.ToJsonString());
            Assert.True(reply.Status == 200, reply.Body);
            return reply.Json;
        }

        var connection = await Call("CreateConnection", new() { ["Name"] = "c", ["AuthorizationType"] = type, ["AuthParameters"] = JsonNode.Parse(auth) });
        var destination = await Call("CreateApiDestination", new()
        {
            ["Name"] = "d", ["ConnectionArn"] = (string)connection["ConnectionArn"]!, ["InvocationEndpoint"] = endpoint, ["HttpMethod"] = "POST",
        });
        await Call("PutRule", new() { ["Name"] = "shop", ["EventPattern"] = """{"source":["my.shop"]}""" });
        var wanted = JsonNode.Parse(target)!.AsObject();
        wanted["Id"] = "t";
        wanted["Arn"] = (string)destination["ApiDestinationArn"]!;
        wanted["RoleArn"] = "arn:aws:iam::111122223333:role/invoke";
        var put = await Call("PutTargets", new() { ["Rule"] = "shop", ["Targets"] = new JsonArray(wanted) });
        Assert.Equal(0, (int)put["FailedEntryCount"]!);
    }

    private static async Task<ReceivedRequest> PublishAsync(TestSandbox sandbox, Receiver receiver)
    {
        var before = receiver.Received.Count;
        var dana = await sandbox.AsAsync("dana");
        var detail = """{"who":"Ana \"A\"","n":2,"items":[{"name":"fern"},{"name":"pot"}]}""";
        var entry = new JsonObject { ["Source"] = "my.shop", ["DetailType"] = "Order", ["Detail"] = detail };
        var reply = await dana.JsonAsync("events", "AWSEvents.PutEvents", new JsonObject { ["Entries"] = new JsonArray(entry) }.ToJsonString());
        Assert.Equal(200, reply.Status);
        await Until.IsTrueAsync(() => receiver.Received.Count > before);
        return receiver.Received[before];
    }
}
