using System.Runtime.CompilerServices;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What goes over the wire, held against a checked-in file. SECOPS_REWRITE_GOLDEN=1 rewrites the files; the diff is then reviewed.</summary>
internal static class GoldenText
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("SECOPS_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} is missing: run the tests with SECOPS_REWRITE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "Golden");
}
