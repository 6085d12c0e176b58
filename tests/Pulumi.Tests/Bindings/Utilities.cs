namespace Pulumi.Tests.Bindings;

static class Utilities
{
    public static string Version => "1.2.3";
}
