namespace SecOpsConsole.Core.Ports;

/// <summary>One setting of a channel; never a secret, since it is shown again.</summary>
/// <param name="Key">As it is stored and as the API names it.</param>
/// <param name="Label">As the form names it.</param>
/// <param name="Help">One sentence with an example.</param>
/// <param name="IsRequired">A channel without it cannot deliver.</param>
/// <param name="IsAddress">The secret is sent there: whoever changes it enters the secret again, or it could be sent to whoever changed it.</param>
public sealed record ChannelField(string Key, string Label, string Help, bool IsRequired = true, bool IsAddress = false);
