namespace SecOpsConsole.Core.Buckets;

/// <summary>Where a policy version or a setting was seen. <see cref="Macie"/>: a finding of Amazon Macie told of it.</summary>
public enum VersionSource { Event, LiveRead, Inventory, Config, ReadBack, PreImage, Sweep, Macie }
