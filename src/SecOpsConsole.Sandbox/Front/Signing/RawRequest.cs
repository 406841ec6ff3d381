namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>A request as it came over the wire, before anything is decoded.</summary>
internal sealed record RawRequest
{
    public required string Method { get; init; }

    /// <summary>Path as sent, percent-encoding kept.</summary>
    public required string RawPath { get; init; }

    /// <summary>Query as sent, without the question mark.</summary>
    public required string RawQuery { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
