namespace SecOpsConsole.Core.Ports;

/// <summary>One setting of a channel; never a secret, since it is shown again.</summary>
/// <param name="Key">As it is stored and as the API names it.</param>
/// <param name="Label">As the form names it.</param>
/// <param name="Help">One sentence with an example.</param>
/// <param name="IsRequired">A channel without it cannot deliver.</param>
public sealed record ChannelField(string Key, string Label, string Help, bool IsRequired = true);
