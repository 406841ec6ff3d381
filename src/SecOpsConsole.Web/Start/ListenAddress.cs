namespace SecOpsConsole.Web.Start;

/// <summary>Turns an address to listen on into one to call from the same machine.</summary>
internal static class ListenAddress
{
    /// <summary>Kestrel's own default.</summary>
    private const string Default = "http://127.0.0.1:5000";
    private static readonly string[] s_any = ["//[::]", "//0.0.0.0", "//+", "//*"];

    public static string Reachable(string address)
    {
        foreach (var any in s_any)
        {
            address = address.Replace(any, "//127.0.0.1", StringComparison.Ordinal);
        }

        return address.TrimEnd('/');
    }

    /// <summary>Where a server of this configuration listens.</summary>
    public static string FirstOf(IConfiguration configuration) =>
        Reachable((configuration["urls"] ?? Default).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0]);
}
