namespace SecOpsConsole.Web.Tests;

/// <summary>Compares a generated text with its checked-in file. SECOPS_REWRITE_GOLDEN=1 rewrites the files; the diff is then reviewed.</summary>
internal static class Golden
{
    public static string Root { get; } = FindRoot();

    public static void Matches(string relativePath, string actual)
    {
        var path = Path.Combine(Root, relativePath);
        if (Environment.GetEnvironmentVariable("SECOPS_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{relativePath} is missing: run the tests with SECOPS_REWRITE_GOLDEN=1 and review it.");
        Assert.True(
            File.ReadAllText(path).ReplaceLineEndings("\n") == actual.ReplaceLineEndings("\n"),
            $"{relativePath} is not what the code says: run the tests with SECOPS_REWRITE_GOLDEN=1 and review the diff.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SecOpsConsole.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found above the tests.");
        }

        return folder.FullName;
    }
}
