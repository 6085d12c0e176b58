namespace Pulumi.Tests.Bindings;

public enum Level
{
    Low = 1,
    High = 2,
}
