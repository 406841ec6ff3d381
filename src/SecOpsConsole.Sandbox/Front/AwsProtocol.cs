namespace SecOpsConsole.Sandbox.Front;

/// <summary>How a service is spoken to, and so how its errors look.</summary>
internal enum AwsProtocol
{
    /// <summary>POST / with X-Amz-Target; errors are <c>{"__type", "message"}</c>.</summary>
    Json11,

    /// <summary>POST / with a form body and Action=; XML answers.</summary>
    Query,

    /// <summary>S3: paths, verbs and XML.</summary>
    RestXml,

    /// <summary>Paths, verbs and JSON; the error code is in x-amzn-ErrorType.</summary>
    RestJson,
}
