using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Web.Intake;

/// <summary>
/// The keys that the webhook accepts: primary and secondary, so that one can be rotated without a gap. Kept and compared as
/// hashes, each compared in full: the time an answer takes says nothing about the key.
/// </summary>
internal sealed class WebhookKeys(IEnumerable<string> keys)
{
    public const string Header = "X-SecOps-Key";

    private readonly byte[][] _hashes = [.. keys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];

    public bool Accepts(string? presented)
    {
        if (presented is not { Length: > 0 and <= Configuration.WebhookSettings.LongestKey })
        {
            return false;
        }

        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(presented.Length)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(presented, text)], hash);
        var accepted = false;
        foreach (var known in _hashes)
        {
            accepted |= CryptographicOperations.FixedTimeEquals(hash, known);
        }

        return accepted;
    }
}
