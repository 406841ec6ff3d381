using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>Says in red that the audit record is not as the console wrote it, as long as that is so.</summary>
public sealed partial class AuditAlarmBar
{
    private AuditVerdict? _alarm;

    [Inject] private AuditRecord Record { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    // Each verdict is kept as a setting.
    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Setting;

    protected override Task OnInitializedAsync() => LoadAsync(blank: false);

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken) =>
        _alarm = Authentication is not null && ConsoleClaims.MayReadAudit((await Authentication).User) ? Record.Alarm : null;
}
