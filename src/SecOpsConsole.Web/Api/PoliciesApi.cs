using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Api.Models;

namespace SecOpsConsole.Web.Api;

/// <summary>Policies that nobody has put yet: judged, compared, never written.</summary>
internal static class PoliciesApi
{
    /// <summary>Two texts of the judge's longest, with room for the escapes of a JSON string.</summary>
    private const int BodyLimit = 1024 * 1024;
    private const int LongestBucket = 63;
    private const string Live = "live";

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/policies/check", CheckAsync).WithTags("Policies").WithName("checkPolicy")
            .WithSummary("Judge a policy: verdict, reasons, access against the live policy, what automatic mode would do")
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
            .AddEndpointFilter(((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<OneAtATime>())
            .Produces<PolicyCheckResponse>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(503);

    private static async Task<IResult> CheckAsync([FromBody] PolicyCheckRequest request, PolicyWhatIf whatIf, CancellationToken cancellationToken)
    {
        if (TextOf(request.Policy) is not { } text)
        {
            return ApiProblems.Invalid("The policy must be an object, or a string that holds one. Nothing was judged.");
        }

        if (Refuse(request) is { } refused)
        {
            return refused;
        }

        var against = request.Against is Live ? null : request.Against;
        var answer = await whatIf.AskAsync(new WhatIfQuestion(text, request.Bucket, request.BucketAccount) { Against = against }, cancellationToken);
        if (answer.Bucket is null && (request.BucketAccount is null || request.Against is Live))
        {
            return string.IsNullOrEmpty(request.Bucket)
                ? ApiProblems.Invalid("Say whose bucket the policy is for: bucketAccount, or a bucket that the console knows. Nothing was judged.")
                : ApiProblems.NotFound($"The console knows no bucket {request.Bucket}, so there is nothing live to compare with and no owner. Nothing was judged. Give bucketAccount and leave out against.");
        }

        return answer.Examination.IsPolicy
            ? Results.Ok(PolicyCheckResponse.From(answer))
            : ApiProblems.Invalid($"The policy cannot be read: {string.Join(' ', answer.Examination.Verdict.Errors)} Nothing was judged.");
    }

    private static IResult? Refuse(PolicyCheckRequest request) => request switch
    {
        { BucketAccount: { } account } when account.Length != 12 || !account.All(char.IsAsciiDigit) =>
            ApiProblems.Invalid("bucketAccount has twelve digits. Nothing was judged."),
        { Bucket.Length: > LongestBucket } => ApiProblems.Invalid($"A bucket's name has at most {LongestBucket} characters. Nothing was judged."),
        { Against.Length: > PolicyDocument.MaximumTextLength } =>
            ApiProblems.Invalid($"The policy to compare with is longer than {PolicyDocument.MaximumTextLength} characters. Nothing was judged."),
        _ => null,
    };

    /// <summary>Null when it is neither an object nor a string, or a string with half of a surrogate pair.</summary>
    private static string? TextOf(JsonElement policy)
    {
        try
        {
            return policy.ValueKind switch
            {
                JsonValueKind.Object => policy.GetRawText(),
                JsonValueKind.String => policy.GetString(),
                JsonValueKind.Undefined or JsonValueKind.Array or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
