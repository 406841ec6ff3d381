using System.Text.RegularExpressions;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Web.Configuration;

/// <summary>What must hold between and within the settings; every breach is reported, never only the first.</summary>
internal static partial class ConsoleSettingsRules
{
    private const int MostAccounts = 1000;
    private const int MostKeys = 2;

    public static IEnumerable<ConfigurationError> Check(ConsoleSettings settings) =>
    [
        .. Data(settings.Data, settings.DataDirectory), .. Sandbox(settings), .. Webhook(settings), .. Endpoint(settings),
        .. Accounts(settings.Aws.Accounts), .. Automatic(settings.Automatic), .. Scorecard(settings.Scorecard), .. Sweep(settings.Sweep),
        .. Bulk(settings.Bulk), .. Offenders(settings), .. FourEyes(settings.FourEyes), .. Notifications(settings.Notifications), .. Retention(settings.Retention),
    ];

    public static IEnumerable<ConfigurationError> Data(DataSettings data, string directory)
    {
        if (directory.Length == 0)
        {
            yield return new("Data__Directory", "is not set.", "Set it to a directory that only this console uses; it is created when it does not exist.");
        }
        else if (File.Exists(directory))
        {
            yield return new("Data__Directory", "names a file.", "Set it to a directory that only this console uses.");
        }

        if (data.MaxWaitingWrites is < 16 or > 1_000_000)
        {
            yield return new("Data__MaxWaitingWrites", "is out of range.", "Set 16 to 1000000.");
        }
    }

    private static IEnumerable<ConfigurationError> Retention(RetentionSettings retention)
    {
        if (!retention.IsValid)
        {
            yield return new("Retention", "has a period that is no number of days from 1 to 36500.", "Set each of EventsDays, FindingsDays and DeliveriesDays to such a number.");
        }
    }

    private static IEnumerable<ConfigurationError> Notifications(NotificationsSettings notifications)
    {
        if (!notifications.IsValid)
        {
            yield return new("Notifications__MinimumSeverity", "is no severity.", "Set Informational, Low, Medium, High or Critical.");
        }
        if (notifications.SlackSigningSecret.Length is > 0 and < 16)
        {
            yield return new("Notifications__SlackSigningSecret", "is shorter than 16 characters.", "Set the signing secret of the Slack app, or leave it empty.");
        }
        if (notifications.ConsoleUrl.Length > 0 && notifications.Url is null)
        {
            yield return new("Notifications__ConsoleUrl", "is no http or https address.", "Set the address at which people reach the console, or leave it empty.");
        }
    }

    private static IEnumerable<ConfigurationError> Scorecard(ScorecardSettings scorecard)
    {
        if (scorecard.MinDecisions is < 1 or > 1000)
        {
            yield return new("Scorecard__MinDecisions", "is out of range.", "Set 1 to 1000.");
        }
        if (scorecard.MinSafePercent is < 1 or > 100)
        {
            yield return new("Scorecard__MinSafePercent", "is out of range.", "Set 1 to 100.");
        }
        if (scorecard.WindowDays is < 1 or > 365)
        {
            yield return new("Scorecard__WindowDays", "is out of range.", "Set 1 to 365.");
        }
    }

    private static IEnumerable<ConfigurationError> Offenders(ConsoleSettings settings)
    {
        if (settings.Offenders.Exposures is < 2 or > 100)
        {
            yield return new("Offenders__Exposures", "is out of range.", "Set 2 to 100.");
        }
        if (settings.Offenders.WindowHours is < 1 or > 720)
        {
            yield return new("Offenders__WindowHours", "is out of range.", "Set 1 to 720.");
        }
        for (var i = 0; i < settings.Quarantine.BreakGlass.Length; i++)
        {
            if (!settings.Quarantine.BreakGlass[i].StartsWith("arn:", StringComparison.Ordinal))
            {
                yield return new($"Quarantine__BreakGlass__{i}", "is no ARN.", "Set an ARN with `*` and `?`, such as `arn:aws:iam::*:role/break-glass-*`.");
            }
        }
    }

    private static IEnumerable<ConfigurationError> Sandbox(ConsoleSettings settings)
    {
        if (settings is { SandboxMode: true, IsProduction: true })
        {
            yield return new("Sandbox__Enabled", "is true, but the environment is Production, where the sandbox never starts.",
                "Set it to false, or set `ASPNETCORE_ENVIRONMENT` to Development for a trial.");
        }

        if (settings.Sandbox.Port is < 0 or > 65535)
        {
            yield return new("Sandbox__Port", "is not a port.", "Set 1 to 65535, or 0 for a free one.");
        }

        if (settings.Sandbox.Seed is not ("demo" or "empty"))
        {
            yield return new("Sandbox__Seed", "is not a seed.", "Set `demo` or `empty`.");
        }

        if (settings is { SandboxMode: true, Aws.Accounts.Length: > 0 })
        {
            yield return new("Aws__Accounts", "lists accounts, but the sandbox is on and brings its own.",
                "Remove the accounts, or set `Sandbox__Enabled` to false.");
        }
    }

    private static IEnumerable<ConfigurationError> Webhook(ConsoleSettings settings)
    {
        var keys = settings.Webhook.ApiKeys;
        if (keys.Length == 0 && !settings.SandboxMode)
        {
            yield return new("Webhook__ApiKeys__0", "is not set.",
                "Set the key that EventBridge's connection sends in the header X-SecOps-Key (for example the output of `openssl rand -base64 32`).");
        }

        if (keys.Length > MostKeys)
        {
            yield return new("Webhook__ApiKeys", "has more than two keys.", "Keep the primary and the secondary one; rotate with these two.");
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Length is < WebhookSettings.ShortestKey or > WebhookSettings.LongestKey)
            {
                yield return new($"Webhook__ApiKeys__{i}", $"has {keys[i].Length} characters.",
                    $"Use {WebhookSettings.ShortestKey} to {WebhookSettings.LongestKey} random characters.");
            }
            else if (keys[i].Any(c => c is < '!' or > '~'))
            {
                yield return new($"Webhook__ApiKeys__{i}", "has characters that a header cannot carry.", "Use printable ASCII without spaces.");
            }
        }
    }

    private static IEnumerable<ConfigurationError> Sweep(SweepSettings sweep)
    {
        if (sweep.Interval < SweepOptions.ShortestInterval || sweep.Interval > SweepOptions.LongestInterval)
        {
            yield return new("Sweep__Interval", "is out of range.", "Set `00:01:00` (a minute) to `7.00:00:00` (seven days).");
        }

        if (sweep.CallsPerSecond is < 1 or > SweepOptions.MostCallsPerSecond)
        {
            yield return new("Sweep__CallsPerSecond", "is out of range.", $"Set 1 to {SweepOptions.MostCallsPerSecond}.");
        }
    }

    private static IEnumerable<ConfigurationError> Bulk(BulkSettings bulk)
    {
        foreach (var (key, value) in new[]
        {
            (nameof(bulk.MostBucketsWritten), bulk.MostBucketsWritten),
            (nameof(bulk.MostBucketsWrittenByAdministrator), bulk.MostBucketsWrittenByAdministrator),
            (nameof(bulk.MostFindings), bulk.MostFindings),
        })
        {
            if (value is < 1 or > BulkOptions.MostItems)
            {
                yield return new($"Bulk__{key}", "is out of range.", $"Set 1 to {BulkOptions.MostItems}.");
            }
        }
    }

    private static IEnumerable<ConfigurationError> FourEyes(FourEyesSettings eyes)
    {
        if (eyes.RequestHours is < 1 or > 168)
        {
            yield return new("FourEyes__RequestHours", "is out of range.", "Set 1 to 168.");
        }
    }

    private static IEnumerable<ConfigurationError> Endpoint(ConsoleSettings settings)
    {
        if (settings.Aws.Endpoint is not { } endpoint)
        {
            yield break;
        }

        if (settings.IsProduction)
        {
            yield return new("Aws__Endpoint", "is set, but the environment is Production, which talks to AWS only.", "Remove it.");
        }
        else if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
        {
            yield return new("Aws__Endpoint", "is not an address such as http://127.0.0.1:4566.", "Set scheme, host and port, without a path.");
        }
    }

    private static IEnumerable<ConfigurationError> Automatic(AutomaticSettings automatic)
    {
        if (string.IsNullOrWhiteSpace(automatic.EscalateTo) || automatic.EscalateTo.Length > AutomaticSettings.LongestName)
        {
            yield return new("Automatic__EscalateTo", "names nobody, or is too long.", $"Name a person, a team or a channel in at most {AutomaticSettings.LongestName} characters.");
        }

        if (automatic.EscalateWithinMinutes is < 5 or > 10_080)
        {
            yield return new("Automatic__EscalateWithinMinutes", "is out of range.", "Set 5 to 10080.");
        }

        for (var i = 0; i < automatic.OwnBuckets.Length; i++)
        {
            if (automatic.OwnBuckets[i].Trim() is not { Length: >= 3 and <= 63 })
            {
                yield return new($"Automatic__OwnBuckets__{i}", "is no name of a bucket.", "Set the bucket's name alone: 3 to 63 characters.");
            }
        }
    }

    private static IEnumerable<ConfigurationError> Accounts(AwsAccountSettings[] accounts)
    {
        if (accounts.Length > MostAccounts)
        {
            yield return new("Aws__Accounts", $"lists more than {MostAccounts} accounts.", "Run a second console for the rest.");
        }

        for (var i = 0; i < accounts.Length; i++)
        {
            foreach (var error in Account(accounts[i], $"Aws__Accounts__{i}"))
            {
                yield return error;
            }
        }

        foreach (var twice in accounts.GroupBy(a => a.Id).Where(g => g.Key is not null && g.Count() > 1))
        {
            yield return new("Aws__Accounts", $"lists account {twice.Key} more than once.", "List it once, with all its Regions.");
        }
    }

    private static IEnumerable<ConfigurationError> Account(AwsAccountSettings account, string key)
    {
        if (account.Id is null || !AccountId().IsMatch(account.Id))
        {
            yield return new($"{key}__Id", "is not an account id.", "Set the 12 digits.");
        }

        if (account.RoleName is null || !RoleName().IsMatch(account.RoleName))
        {
            yield return new($"{key}__RoleName", "is not a role's name.", "Set the name (with its path, without `role/`), not the ARN.");
        }

        if (account.ExternalId is null || !ExternalId().IsMatch(account.ExternalId))
        {
            yield return new($"{key}__ExternalId", "is not an external id.", "Set the one in the role's trust policy (2 to 1224 characters).");
        }

        if (account.Regions.Length == 0 || account.Regions.Any(region => !Region().IsMatch(region)))
        {
            yield return new($"{key}__Regions", "does not list Regions.", $"Set `{key}__Regions__0=eu-west-1` and so on.");
        }
    }

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountId();

    [GeneratedRegex(@"\A[\w+=,.@/-]{1,576}\z")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"\A[\w+=,.@:/-]{2,1224}\z")]
    private static partial Regex ExternalId();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-[0-9]\z")]
    private static partial Regex Region();
}
