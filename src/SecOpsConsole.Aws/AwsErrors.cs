using System.Net;
using Amazon.Runtime;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>
/// The one table from AWS's error codes to what they mean for us. By code, never by message text: messages change.
/// Codes: S3 "List of error codes", "Common Errors" of Config and STS, the errors of IAM's and Macie's operations.
/// </summary>
internal static class AwsErrors
{
    private static readonly Dictionary<string, AwsFaultKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["InternalError"] = AwsFaultKind.Transient,
        ["InternalFailure"] = AwsFaultKind.Transient,
        ["InternalServerError"] = AwsFaultKind.Transient,
        ["InternalException"] = AwsFaultKind.Transient,
        ["InternalServerException"] = AwsFaultKind.Transient,
        ["ServiceFailure"] = AwsFaultKind.Transient,
        ["ServiceUnavailable"] = AwsFaultKind.Transient,
        ["RequestTimeout"] = AwsFaultKind.Transient,
        ["RequestTimeTooSkewed"] = AwsFaultKind.Transient,
        ["SlowDown"] = AwsFaultKind.Throttled,
        ["Throttling"] = AwsFaultKind.Throttled,
        ["ThrottlingException"] = AwsFaultKind.Throttled,
        ["ThrottledException"] = AwsFaultKind.Throttled,
        ["LimitExceededException"] = AwsFaultKind.Throttled,
        ["TooManyRequestsException"] = AwsFaultKind.Throttled,
        ["RequestLimitExceeded"] = AwsFaultKind.Throttled,
        ["AccessDenied"] = AwsFaultKind.Denied,
        ["AccessDeniedException"] = AwsFaultKind.Denied,
        // Security Hub: the account is not subscribed to it.
        ["InvalidAccessException"] = AwsFaultKind.Denied,
        ["AllAccessDisabled"] = AwsFaultKind.Denied,
        ["MethodNotAllowed"] = AwsFaultKind.Denied,
        ["InvalidAccessKeyId"] = AwsFaultKind.Denied,
        ["SignatureDoesNotMatch"] = AwsFaultKind.Denied,
        ["ExpiredToken"] = AwsFaultKind.Denied,
        ["ExpiredTokenException"] = AwsFaultKind.Denied,
        ["InvalidToken"] = AwsFaultKind.Denied,
        ["InvalidClientTokenId"] = AwsFaultKind.Denied,
        ["UnrecognizedClientException"] = AwsFaultKind.Denied,
        ["UnmodifiableEntity"] = AwsFaultKind.Denied,
        ["NoSuchEntity"] = AwsFaultKind.Missing,
        ["NoSuchBucket"] = AwsFaultKind.Missing,
        ["NoSuchBucketPolicy"] = AwsFaultKind.Missing,
        ["NoSuchPublicAccessBlockConfiguration"] = AwsFaultKind.Missing,
        ["OwnershipControlsNotFoundError"] = AwsFaultKind.Missing,
        ["ServerSideEncryptionConfigurationNotFoundError"] = AwsFaultKind.Missing,
        ["ResourceNotDiscoveredException"] = AwsFaultKind.Missing,
        ["NoAvailableConfigurationRecorderException"] = AwsFaultKind.Missing,
        // A key is never "missing" here: that would say that the bucket is gone.
        ["KMS.DisabledException"] = AwsFaultKind.Invalid,
        ["KMS.NotFoundException"] = AwsFaultKind.Invalid,
        ["KMS.KMSInvalidStateException"] = AwsFaultKind.Invalid,
        ["KMS.ThrottlingException"] = AwsFaultKind.Throttled,
        ["OperationAborted"] = AwsFaultKind.Conflict,
        ["ConflictException"] = AwsFaultKind.Conflict,
        ["ConcurrentModification"] = AwsFaultKind.Conflict,
        ["EntityTemporarilyUnmodifiable"] = AwsFaultKind.Conflict,
        ["ResourceNotFoundException"] = AwsFaultKind.Missing,
        ["ServiceQuotaExceededException"] = AwsFaultKind.Invalid,
        ["LimitExceeded"] = AwsFaultKind.Invalid,
        ["MalformedPolicyDocument"] = AwsFaultKind.Invalid,
        ["MalformedPolicy"] = AwsFaultKind.Invalid,
        ["PolicyTooLarge"] = AwsFaultKind.Invalid,
        ["InvalidRequest"] = AwsFaultKind.Invalid,
        ["InvalidInputException"] = AwsFaultKind.Invalid,
        ["InvalidArgument"] = AwsFaultKind.Invalid,
        ["ValidationException"] = AwsFaultKind.Invalid,
        ["InvalidTimeRangeException"] = AwsFaultKind.Invalid,
        ["InvalidNextTokenException"] = AwsFaultKind.Invalid,
        ["InvalidLimitException"] = AwsFaultKind.Invalid,
    };

    /// <summary>The codes that are known by name; the rest is told apart by the HTTP status.</summary>
    public static IReadOnlyCollection<string> KnownCodes => s_kinds.Keys;

    /// <summary>True for what a call to AWS may throw; everything else is a bug or a cancellation and goes on.</summary>
    public static bool IsFailure(Exception exception) => exception
        is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException
        or TaskCanceledException { InnerException: TimeoutException };

    /// <summary>
    /// A fault for an exception of the SDK. <paramref name="isWrite"/>: an answer that never came, or a 500, may still have
    /// taken effect.
    /// </summary>
    public static AwsFault From(Exception exception, bool isWrite) => exception switch
    {
        AmazonServiceException service when (int)service.StatusCode != 0 => FromService(service, isWrite),
        _ => new AwsFault(AwsFaultKind.Transient, "NoAnswer", "AWS did not answer: " + exception.Message, null, OutcomeUnknown: isWrite),
    };

    /// <summary>A fault for a code and a status that did not come as an exception.</summary>
    public static AwsFault From(string code, string message, string? requestId, HttpStatusCode status) =>
        Named(new AwsFault(KindOf(code, status), code, message, requestId));

    private static AwsFault Named(AwsFault fault) => fault.Kind == AwsFaultKind.Denied ? fault with { Denial = DenialText.Read(fault.Message) } : fault;

    private static AwsFault FromService(AmazonServiceException service, bool isWrite)
    {
        var code = string.IsNullOrEmpty(service.ErrorCode) ? "Http" + (int)service.StatusCode : service.ErrorCode;
        var kind = KindOf(code, service.StatusCode);
        // A throttled or unavailable answer was refused at the door; any other 5xx may have been given after the effect.
        var unknown = isWrite && kind == AwsFaultKind.Transient && (int)service.StatusCode >= 500 && code != "ServiceUnavailable";
        return Named(new AwsFault(kind, code, service.Message, service.RequestId, unknown));
    }

    private static AwsFaultKind KindOf(string code, HttpStatusCode status) =>
        s_kinds.TryGetValue(code, out var kind) ? kind : (int)status switch
        {
            404 => AwsFaultKind.Missing,
            409 => AwsFaultKind.Conflict,
            401 or 403 or 405 => AwsFaultKind.Denied,
            429 => AwsFaultKind.Throttled,
            >= 500 => AwsFaultKind.Transient,
            _ => AwsFaultKind.Invalid,
        };
}
