namespace SecOpsConsole.Core.Buckets;

/// <summary>Where a policy version was seen.</summary>
public enum VersionSource { Event, LiveRead, Inventory, Config, ReadBack, PreImage, Sweep }
