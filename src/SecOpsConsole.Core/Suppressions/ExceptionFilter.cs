namespace SecOpsConsole.Core.Suppressions;

/// <summary>What a list of exceptions is restricted to; every member is optional and they are ANDed.</summary>
public sealed record ExceptionFilter
{
    public ExceptionView View { get; init; }
    /// <summary>Bucket name; a trailing <c>*</c> matches the rest.</summary>
    public string? Bucket { get; init; }
    /// <summary>Part of the owner's name.</summary>
    public string? Owner { get; init; }
}
