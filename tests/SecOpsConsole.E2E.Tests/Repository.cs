namespace SecOpsConsole.E2E.Tests;

/// <summary>Where the checkout and the built program are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The console as the build left it, of the same configuration as these tests.</summary>
    public static string WebAssembly => Path.Combine(
        Root, "src", "SecOpsConsole.Web", "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "SecOpsConsole.Web.dll");

    /// <summary>Pictures for people; ignored by git.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SecOpsConsole.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("SecOpsConsole.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
