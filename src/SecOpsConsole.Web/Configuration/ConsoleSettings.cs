using Microsoft.Extensions.Configuration;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Configuration;

/// <summary>The whole configuration, read once and checked before anything starts.</summary>
public sealed class ConsoleSettings
{
    public required string EnvironmentName { get; init; }
    public required DataSettings Data { get; init; }
    public required SandboxSettings Sandbox { get; init; }
    public required WebhookSettings Webhook { get; init; }
    public required AwsSettings Aws { get; init; }
    public required AutomaticSettings Automatic { get; init; }
    public required ScorecardSettings Scorecard { get; init; }
    public required SweepSettings Sweep { get; init; }
    public required BulkSettings Bulk { get; init; }
    public required OffendersSettings Offenders { get; init; }
    public required QuarantineSettings Quarantine { get; init; }
    public required FourEyesSettings FourEyes { get; init; }
    public required AuditSettings Audit { get; init; }
    public required NotificationsSettings Notifications { get; init; }
    public required SecurityHubSettings SecurityHub { get; init; }
    public required RetentionSettings Retention { get; init; }

    /// <summary>The data directory as an absolute path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whatever its capitals, as the host reads it: "production" must not open what Production refuses.</summary>
    public bool IsDevelopment => Is(EnvironmentName, Environments.Development);

    public bool IsProduction => Is(EnvironmentName, Environments.Production);

    /// <summary>True when the console works against a sandbox, its own or one that runs by itself.</summary>
    public bool SandboxMode => Sandbox.Enabled ?? IsDevelopment;

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="ConfigurationException">With every error at once.</exception>
    public static ConsoleSettings Read(IConfiguration configuration, string environmentName)
    {
        var errors = new List<ConfigurationError>();
        var reader = new SectionReader(configuration, errors);
        var data = reader.Read<DataSettings>("Data");
        var settings = new ConsoleSettings
        {
            EnvironmentName = environmentName,
            Data = data,
            Sandbox = reader.Read<SandboxSettings>("Sandbox"),
            Webhook = reader.Read<WebhookSettings>("Webhook"),
            Aws = reader.Read<AwsSettings>("Aws"),
            Automatic = reader.Read<AutomaticSettings>("Automatic"),
            Scorecard = reader.Read<ScorecardSettings>("Scorecard"),
            Sweep = reader.Read<SweepSettings>("Sweep"),
            Bulk = reader.Read<BulkSettings>("Bulk"),
            Offenders = reader.Read<OffendersSettings>("Offenders"),
            Quarantine = reader.Read<QuarantineSettings>("Quarantine"),
            FourEyes = reader.Read<FourEyesSettings>("FourEyes"),
            Audit = reader.Read<AuditSettings>("Audit"),
            Notifications = reader.Read<NotificationsSettings>("Notifications"),
            SecurityHub = reader.Read<SecurityHubSettings>("SecurityHub"),
            Retention = reader.Read<RetentionSettings>("Retention"),
            DataDirectory = DataDirectoryOf(data, environmentName),
        };
        errors.AddRange(ConsoleSettingsRules.Check(settings));
        return errors.Count == 0 ? settings : throw new ConfigurationException(errors);
    }

    /// <summary>Where the store is, for the server and for verbs that need nothing else.</summary>
    public StorageOptions Storage() => StorageOf(DataDirectory, Data, Audit);

    /// <summary>The store's settings alone, for verbs.</summary>
    /// <exception cref="ConfigurationException">The data directory is not set, or cannot be one.</exception>
    public static StorageOptions ReadStorage(IConfiguration configuration, string environmentName)
    {
        var errors = new List<ConfigurationError>();
        var reader = new SectionReader(configuration, errors);
        var (data, audit) = (reader.Read<DataSettings>("Data"), reader.Read<AuditSettings>("Audit"));
        var directory = DataDirectoryOf(data, environmentName);
        errors.AddRange(ConsoleSettingsRules.Data(data, directory));
        return errors.Count == 0 ? StorageOf(directory, data, audit) : throw new ConfigurationException(errors);
    }

    private static StorageOptions StorageOf(string directory, DataSettings data, AuditSettings audit) => new()
    {
        Directory = directory,
        MaxWaitingWrites = data.MaxWaitingWrites,
        AuditKeyFile = audit.KeyFile is { Length: > 0 } key ? Path.GetFullPath(key) : null,
        AuditHeadsFile = audit.HeadsFile is { Length: > 0 } heads ? Path.GetFullPath(heads) : null,
    };

    private static string DataDirectoryOf(DataSettings data, string environmentName) => data.Directory switch
    {
        { Length: > 0 } set => Path.GetFullPath(set),
        _ when Is(environmentName, Environments.Development) => Path.Combine(RepositoryRoot.Find(), ".data"),
        _ => "",
    };

    private static bool Is(string environmentName, string known) => string.Equals(environmentName, known, StringComparison.OrdinalIgnoreCase);
}
