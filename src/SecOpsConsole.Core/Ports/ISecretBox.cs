namespace SecOpsConsole.Core.Ports;

/// <summary>Keeps secrets that must be read again, such as a bot token: what is stored is of no use without the console's keys.</summary>
public interface ISecretBox
{
    string Protect(string secret);

    /// <summary>Null when it was protected with keys that are gone, or changed.</summary>
    string? Open(string box);
}
