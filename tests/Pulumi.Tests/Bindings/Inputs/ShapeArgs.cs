namespace Pulumi.Tests.Bindings.Inputs
{
    public sealed class ShapeArgs : global::Pulumi.ResourceArgs
    {
        [Input("size")]
        public Input<int>? Size { get; set; }

        public ShapeArgs()
        {
        }
        public static new ShapeArgs Empty => new ShapeArgs();
    }
}
