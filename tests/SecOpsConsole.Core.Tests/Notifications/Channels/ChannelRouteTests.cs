using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Where a finding that became more severe goes.</summary>
public sealed class ChannelRouteTests
{
    private static readonly RoutedSubject Subject = new("public-principal", "payroll", "111122223333", null);

    [Theory]
    [InlineData(NotificationKind.FindingOpened, true)]
    [InlineData(NotificationKind.SeverityRaised, true)]
    [InlineData(NotificationKind.RemediationFailed, false)]
    public void Whoever_wants_new_findings_hears_of_those_that_became_more_severe(NotificationKind kind, bool expected) =>
        Assert.Equal(expected, new ChannelRoute { Kinds = [kind] }.Fits(NotificationKind.SeverityRaised, Severity.Critical, Subject));

    [Theory]
    [InlineData(Severity.Critical, true)]
    [InlineData(Severity.High, false)]
    public void The_least_severity_of_a_route_counts_for_them(Severity severity, bool expected) =>
        Assert.Equal(expected, new ChannelRoute { MinimumSeverity = Severity.Critical }.Fits(NotificationKind.SeverityRaised, severity, Subject));
}
