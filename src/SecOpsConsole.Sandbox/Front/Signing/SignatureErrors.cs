namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>The one table from a refused signature to the error each protocol gives for it.</summary>
internal static class SignatureErrors
{
    public static AwsError For(SignatureFault fault, AwsProtocol protocol) => protocol switch
    {
        AwsProtocol.RestXml => S3(fault),
        AwsProtocol.Query => Query(fault),
        AwsProtocol.Json11 or AwsProtocol.RestJson => Json(fault, protocol is AwsProtocol.Json11 ? 400 : 403),
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };

    private static AwsError S3(SignatureFault fault) => fault switch
    {
        SignatureFault.Missing => new(403, "AccessDenied", "Access Denied"),
        SignatureFault.Malformed => new(400, "AuthorizationHeaderMalformed", "The authorization header that you provided is not valid."),
        SignatureFault.UnknownKey => new(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records."),
        SignatureFault.WrongToken => new(400, "InvalidToken", "The provided token is malformed or otherwise invalid."),
        SignatureFault.Expired => new(400, "ExpiredToken", "The provided token has expired."),
        SignatureFault.Skewed => new(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."),
        SignatureFault.Mismatch or SignatureFault.BadChunks => new(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method."),
        SignatureFault.UnsignedHeader => new(403, "AccessDenied", "There were headers present in the request which were not signed"),
        SignatureFault.PayloadMismatch => new(400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed."),
        SignatureFault.BadChecksum => new(400, "BadDigest", "The checksum you specified did not match the calculated checksum."),
        SignatureFault.TooLarge => new(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size"),
        SignatureFault.Presigned => new(501, "NotImplemented", "A header or query you provided implies functionality that is not implemented: presigned requests."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private static AwsError Query(SignatureFault fault) => fault switch
    {
        SignatureFault.Missing => new(403, "MissingAuthenticationToken", "Request is missing Authentication Token"),
        SignatureFault.Malformed => new(400, "IncompleteSignature", "Authorization header is incomplete."),
        SignatureFault.UnknownKey or SignatureFault.WrongToken => new(403, "InvalidClientTokenId", "The security token included in the request is invalid."),
        SignatureFault.Expired => new(403, "ExpiredToken", "The security token included in the request is expired"),
        SignatureFault.Skewed => new(403, "RequestTimeTooSkewed", "Signature expired: the difference between the request time and the current time is too large."),
        _ => new(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method."),
    };

    private static AwsError Json(SignatureFault fault, int status) => fault switch
    {
        SignatureFault.Missing => new(status, "MissingAuthenticationTokenException", "Missing Authentication Token"),
        SignatureFault.Malformed => new(status, "IncompleteSignatureException", "Authorization header is incomplete."),
        SignatureFault.UnknownKey or SignatureFault.WrongToken => new(status, "UnrecognizedClientException", "The security token included in the request is invalid."),
        SignatureFault.Expired => new(status, "ExpiredTokenException", "The security token included in the request is expired"),
        SignatureFault.Skewed => new(status, "RequestTimeTooSkewed", "Signature expired: the difference between the request time and the current time is too large."),
        _ => new(status, "InvalidSignatureException", "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method."),
    };
}
