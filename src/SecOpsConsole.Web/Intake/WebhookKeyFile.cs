using System.Buffers.Text;
using System.Security.Cryptography;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Intake;

/// <summary>In sandbox mode, where nobody configures a key: one is made once and kept in the data directory, readable by its owner alone.</summary>
internal static class WebhookKeyFile
{
    private const string Name = "webhook.key";

    public static string ReadOrCreate(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, Name);
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: >= WebhookSettings.ShortestKey } kept)
        {
            return kept;
        }

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        PrivateFiles.Write(path, key + "\n");
        return key;
    }
}
