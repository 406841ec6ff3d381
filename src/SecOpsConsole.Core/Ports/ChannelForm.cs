namespace SecOpsConsole.Core.Ports;

/// <summary>What a channel of one kind consists of: the page's form, the API's members and the check of what was entered come from it.</summary>
/// <param name="Label">The kind's name as people know it.</param>
/// <param name="Fields">In the order of the form.</param>
/// <param name="SecretLabel">What the secret is; null when the kind has none.</param>
/// <param name="IsSecretRequired">A channel without it cannot deliver.</param>
public sealed record ChannelForm(string Label, IReadOnlyList<ChannelField> Fields, string? SecretLabel, bool IsSecretRequired = true)
{
    /// <summary>Programs read it: each thing is a message of its own, every decision is told each time, and what concerns the console itself goes there too.</summary>
    public bool IsForPrograms { get; init; }

    /// <summary>Looks at what the kind knows beyond its fields: null, or a sentence that says what is wrong.</summary>
    public Func<ChannelAddress, string?> Check { get; init; } = _ => null;
}
