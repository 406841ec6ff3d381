using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>Specifies whether automated sensitive data discovery is currently configured to analyze objects in an S3 bucket.</summary>
public class AutomatedDiscoveryMonitoringStatus : ConstantClass
{
    /// <summary>The value <c>MONITORED</c>.</summary>
    public static readonly AutomatedDiscoveryMonitoringStatus MONITORED = new("MONITORED");

    /// <summary>The value <c>NOT_MONITORED</c>.</summary>
    public static readonly AutomatedDiscoveryMonitoringStatus NOT_MONITORED = new("NOT_MONITORED");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public AutomatedDiscoveryMonitoringStatus(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static AutomatedDiscoveryMonitoringStatus FindValue(string value) => FindValue<AutomatedDiscoveryMonitoringStatus>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator AutomatedDiscoveryMonitoringStatus(string value) => FindValue(value);
}
