using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Commands;

/// <summary>The settings that a verb needs, read from the same places as the server's.</summary>
internal static class CommandSettings
{
    public static (IConfiguration Configuration, string EnvironmentName) Load(CommandContext context)
    {
        var environment = context.Environment
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Production;
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddInMemoryCollection(context.Settings)
            .Build();
        return (configuration, environment);
    }

    /// <summary>The store that the server uses too.</summary>
    /// <exception cref="ConfigurationException">It is not set, or cannot be one.</exception>
    public static StorageOptions Storage(CommandContext context)
    {
        var (configuration, environment) = Load(context);
        return ConsoleSettings.ReadStorage(configuration, environment);
    }

    /// <inheritdoc cref="Storage"/>
    public static string DataDirectory(CommandContext context) => Storage(context).Directory;
}
