using System.ComponentModel;
using System.Reflection;
using System.Text;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Tests.Configuration;

/// <summary>docs/configuration.md is generated from the settings classes.</summary>
public sealed class ConfigurationReferenceTests
{
    private static readonly (string Section, Type Type)[] s_sections =
    [
        ("Data", typeof(DataSettings)), ("Sandbox", typeof(SandboxSettings)),
        ("Webhook", typeof(WebhookSettings)), ("Aws", typeof(AwsSettings)), ("Automatic", typeof(AutomaticSettings)), ("Scorecard", typeof(ScorecardSettings)),
        ("Sweep", typeof(SweepSettings)), ("Bulk", typeof(BulkSettings)),
        ("Offenders", typeof(OffendersSettings)), ("Quarantine", typeof(QuarantineSettings)), ("FourEyes", typeof(FourEyesSettings)),
        ("Audit", typeof(AuditSettings)), ("Notifications", typeof(NotificationsSettings)), ("SecurityHub", typeof(SecurityHubSettings)), ("Retention", typeof(RetentionSettings)),
    ];

    [Fact]
    public void The_reference_is_what_the_settings_classes_say() => Golden.Matches("docs/configuration.md", Reference());

    [Fact]
    public void Every_section_of_the_settings_is_in_the_reference() =>
        Assert.Equal(
            typeof(ConsoleSettings).GetProperties().Where(p => p.PropertyType.Name.EndsWith("Settings", StringComparison.Ordinal))
                .Select(p => p.PropertyType).OrderBy(t => t.Name, StringComparer.Ordinal),
            s_sections.Select(s => s.Type).OrderBy(t => t.Name, StringComparer.Ordinal));

    private static string Reference()
    {
        var text = new StringBuilder("""
            # Configuration

            Generated from the settings classes in `src/SecOpsConsole.Web/Configuration`; a test keeps it true.

            Settings come, later ones winning, from `appsettings.json`, `appsettings.{Environment}.json`, the environment
            (`Section__Key`) and the command line (`--Section:Key value`). All are checked together before anything starts: every
            error is printed, and the exit code is 2. A key that the console does not know inside these sections is an error too.
            Secrets belong into the environment, never into a file under version control; they are never logged.

            `--urls http://127.0.0.1:5080` (or `ASPNETCORE_URLS`) sets where the console listens. `ASPNETCORE_ENVIRONMENT` is
            `Production` when it is not set; `dotnet run` sets `Development`.

            """);
        foreach (var (section, type) in s_sections)
        {
            text.Append($"\n## {section}\n\n{Description(type)}\n\n| key | type | default | meaning |\n|---|---|---|---|\n");
            AppendRows(text, type, section);
        }

        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, Type type, string prefix)
    {
        foreach (var property in type.GetProperties())
        {
            var element = property.PropertyType.GetElementType();
            var key = $"{prefix}__{property.Name}" + (element is null ? "" : "__N");
            if (element is not null && element != typeof(string))
            {
                AppendRows(text, element, key);
                continue;
            }

            var value = property.GetCustomAttribute<DefaultValueAttribute>()?.Value;
            Assert.Equal(value?.ToString(), value is null ? null : property.GetValue(Activator.CreateInstance(type))?.ToString());
            text.Append($"| `{key}` | {Kind(element ?? property.PropertyType)} | {(value is null ? "" : $"`{value}`")} | {Description(property)} |\n");
        }
    }

    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name switch
    {
        "String" => "text",
        "Int32" => "number",
        "TimeSpan" => "time span",
        "Boolean" => "`true` or `false`",
        var other => throw new InvalidOperationException($"The reference has no word for {other}."),
    };

    private static string Description(MemberInfo member) =>
        member.GetCustomAttribute<DescriptionAttribute>()?.Description
        ?? throw new InvalidOperationException($"{member.DeclaringType?.Name}.{member.Name} has no description.");
}
