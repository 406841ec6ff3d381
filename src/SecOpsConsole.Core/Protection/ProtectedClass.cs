namespace SecOpsConsole.Core.Protection;

/// <summary>What a bucket is, where an automatic write could do more harm than the exposure.</summary>
public enum ProtectedClass
{
    /// <summary>Trails, configuration items, access or flow logs are delivered here.</summary>
    LogDestination,
    /// <summary>State files of Terraform, OpenTofu or Pulumi.</summary>
    TerraformState,
    /// <summary>AWS Control Tower made it; a mandatory control forbids changes.</summary>
    ControlTower,
    /// <summary>An AWS service or tool made it and relies on its policy.</summary>
    AwsCreated,
    /// <summary>The configuration says that it is ours: evidence, backups of the console.</summary>
    Own,
}
