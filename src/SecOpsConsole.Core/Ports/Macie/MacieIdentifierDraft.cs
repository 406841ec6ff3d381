namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A custom data identifier to be created or tested.</summary>
public sealed record MacieIdentifierDraft
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>At most 512 characters, without back references and look-around.</summary>
    public required string Regex { get; init; }

    /// <summary>One of them must end near the match; at most 50 of 3 to 90 characters, small and capital letters are the same.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>A match that contains one is not counted; at most 10 of 4 to 90 characters.</summary>
    public IReadOnlyList<string> IgnoreWords { get; init; } = [];

    /// <summary>Characters between the end of a keyword and the end of the match, 1 to 300.</summary>
    public int MaximumMatchDistance { get; init; } = 50;
}
