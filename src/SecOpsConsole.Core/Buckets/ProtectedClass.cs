namespace SecOpsConsole.Core.Buckets;

/// <summary>Buckets whose policies others depend on: a wrong write stops logs, deployments or the console itself.</summary>
public enum ProtectedClass
{
    CloudTrailLogs,
    ConfigLogs,
    AccessLogs,
    FlowLogs,
    LoadBalancerLogs,
    TerraformState,
    /// <summary>AWS Control Tower: a mandatory control forbids changes of their policies.</summary>
    ControlTower,
    CdkAssets,
    /// <summary>The console's own.</summary>
    Own,
    /// <summary>Named by the configuration.</summary>
    Configured,
}
